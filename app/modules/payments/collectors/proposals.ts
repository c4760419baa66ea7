/** What leads a collector's money elsewhere, or keeps tax of its sellers otherwise, takes two of its staff. */
export const proposalKinds = ['account', 'merchant', 'settings', 'withholding'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** As it is kept: numbers and secrets sealed, amounts in đồng. */
export type ProposalContent = {
  account: { bankBin: string; numberSealed: string; numberEnd: string; holderName: string }
  merchant: { tmnCode: string; secretSealed: string }
  settings: { importBy: string; leastPayout: string; firstPayoutCap: string }
  withholding: { mode: string; threshold: string; legalBasis: string; validFrom: string; note: string }
}

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
/** VNPay gives its merchants a code of 8 letters or digits and a secret of 32; 8 to 64 are taken. */
export const isTmnCode = (text: string): boolean => /^[A-Za-z0-9]{8}$/.test(text)
export const isSecret = (text: string): boolean => /^[A-Za-z0-9]{8,64}$/.test(text)
