export const visitPurposes = ['open_stall', 'teach', 'follow_up', 'other'] as const
export type VisitPurpose = (typeof visitPurposes)[number]
export const NOTE_LENGTH = 1000
