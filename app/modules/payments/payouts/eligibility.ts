import type { NameCheck } from '#app/modules/producers/bank-account.ts'

export const holdReasons = ['operator', 'deceased', 'name_differs', 'not_me'] as const
export type HoldReason = (typeof holdReasons)[number]

/** Why nothing is paid out now, in the order in which a person would look. */
export const hindrances = ['deceased', 'not_me', 'operator', 'no_account', 'name_refused', 'name_undecided', 'account_changed', 'not_ready', 'name_differs', 'contradiction', 'returned', 'name_not_compared', 'under_way', 'below_least'] as const
export type Hindrance = (typeof hindrances)[number]

export type Standing = {
  /** What the collector owes the producer, đồng; below zero when she was paid before a refund. */
  balance: number
  leastPayout: number
  firstPayoutCap: number
  /** Since when skills of money and account are there. */
  payableAt: Date | null
  account: { nameCheck: NameCheck; payableFrom: Date | null; bankSaysName: string | null } | null
  holds: readonly { reason: HoldReason; until: Date | null }[]
  /** In a batch that is drafted, or with the bank. */
  open: boolean
  /** Pay-outs to this account that the bank said it paid. */
  paid: number
  /** The bank sent the last one back and nobody has looked at it. */
  returned: boolean
  /** The bank said two things about a pay-out of hers, and nobody has asked it which is true: the money may have arrived. */
  contradicted: boolean
}

export type Verdict = {
  /** đồng; 0 when something hinders. */
  amount: number
  /** Only a part goes: the first pay-out to an account proves that it is hers. */
  capped: boolean
  hindrances: Hindrance[]
}

/** Whether and how much a producer may be paid now. */
export function judge(standing: Standing, now: Date): Verdict {
  const found = hindrances.filter((name) => hinders[name](standing, now))
  if (found.length > 0) return { amount: 0, capped: false, hindrances: found }
  const { balance, firstPayoutCap, paid } = standing
  const capped = paid === 0 && balance > firstPayoutCap
  return { amount: capped ? firstPayoutCap : balance, capped, hindrances: [] }
}

/** Why a drafted line stays behind when its batch is checked; undefined: it goes. `verdict`: how its producer stands beside this batch; none when nothing is owed to her any more. */
export function whyLeftOut({ amount, bankAccountId }: { amount: number; bankAccountId: string }, verdict: (Pick<Verdict, 'amount' | 'hindrances'> & { account: { id: string } | undefined }) | undefined): Hindrance | undefined {
  if (!verdict) return 'below_least'
  const { hindrances: [hindrance], account } = verdict
  return hindrance ?? (account?.id !== bankAccountId ? 'account_changed' : verdict.amount < amount ? 'below_least' : undefined)
}

/** The hold that a person would look at first. */
export const whyHeld = (holds: readonly { reason: HoldReason }[]): HoldReason | undefined => hindrances.find((name): name is HoldReason => holds.some(({ reason }) => reason === name))

const held = (reason: HoldReason) => ({ holds }: Standing, now: Date) => holds.some((hold) => hold.reason === reason && (hold.until === null || hold.until > now))

const hinders: Record<Hindrance, (standing: Standing, now: Date) => boolean> = {
  deceased: held('deceased'),
  not_me: held('not_me'),
  operator: held('operator'),
  no_account: ({ account }) => account === null,
  name_refused: ({ account }) => account?.nameCheck === 'refused',
  name_undecided: ({ account }) => account?.nameCheck === 'differs',
  account_changed: ({ account }, now) => account !== null && account.payableFrom !== null && account.payableFrom > now,
  not_ready: ({ account, payableAt }) => account !== null && payableAt === null && account.nameCheck !== 'differs' && account.nameCheck !== 'refused',
  name_differs: held('name_differs'),
  contradiction: ({ contradicted }) => contradicted,
  returned: ({ returned }) => returned,
  name_not_compared: ({ account, paid }) => account !== null && paid > 0 && account.bankSaysName === null,
  under_way: ({ open }) => open,
  below_least: ({ balance, leastPayout }) => balance <= 0 || balance < leastPayout,
}
