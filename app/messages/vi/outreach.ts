export const outreach = {} as const
