/** A batch is made by one person and checked by another; closed when the bank has answered about every line. */
export type BatchState = 'drafted' | 'approved' | 'refused' | 'closed'
/** dropped: left out when the batch was checked, or the batch was refused. */
export type PayoutState = 'drafted' | 'sent' | 'paid' | 'returned' | 'dropped'

/** What screens say. pulled_back: returned by the collector itself, not by the bank. */
export type ShownState = PayoutState | 'pulled_back'
export const shownState = ({ state, pulledBackBy }: { state: PayoutState; pulledBackBy: string | null }): ShownState => (state === 'returned' && pulledBackBy !== null ? 'pulled_back' : state)

/** What the bank answers when it is asked about its two words: the money has left for good, or never did. */
export const bankAnswers = ['gone', 'not_gone'] as const
export type BankAnswer = (typeof bankAnswers)[number]
