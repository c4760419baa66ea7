export const stalls = {} as const
