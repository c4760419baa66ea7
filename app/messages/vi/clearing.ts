export const clearing = {
} as const
