import type { Facts } from './requirements.ts'

/** How far a producer has come, coarse enough for a filter. */
export const stages = ['registered', 'preparing', 'waiting', 'open', 'selling', 'paused'] as const
export type Stage = (typeof stages)[number]

/** `waiting`: all the household can do is done but the officer's visit. `selling`: a buyer has paid or ordered. */
export function stageOf({ stall }: Pick<Facts, 'stall'>, orders: number): Stage {
  if (!stall) return 'registered'
  if (stall.state === 'draft') return stall.rulesAcceptedAt && !stall.verifiedAt ? 'waiting' : 'preparing'
  if (stall.state === 'paused') return 'paused'
  return orders > 0 ? 'selling' : 'open'
}
