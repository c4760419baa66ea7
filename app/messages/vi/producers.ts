export const producers = {} as const
