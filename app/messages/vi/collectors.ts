export const collectors = {
} as const
