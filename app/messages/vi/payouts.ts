export const payouts = {
} as const
