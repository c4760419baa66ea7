import type { TaskKind } from '../tasks/task-kinds.ts'

/** Why a movement was not taken by itself. repeated: perhaps an earlier one, told again. out: money left the account and we know of no payment. */
export const whys = ['wrongAmount', 'unknown', 'duplicate', 'ambiguous', 'repeated', 'out'] as const
export type Why = (typeof whys)[number]

export const taskKindOf = { wrongAmount: 'transfer_wrong_amount', unknown: 'transfer_unknown', duplicate: 'transfer_duplicate', ambiguous: 'transfer_ambiguous', repeated: 'transfer_repeated', out: 'transfer_out' } as const satisfies Record<Why, TaskKind>

/** One task for each movement. */
export const taskKeyOf = (transactionId: string): string => `transfer:${transactionId}`
