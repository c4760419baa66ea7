import { addMonths } from '#app/lib/time.ts'

/** A certificate lasts 36 months (Decision 26/2026/QĐ-TTg, Article 12); days are Vietnamese calendar days. */
export const CERTIFICATE_MONTHS = 36
export const expiryOf = (issuedOn: string): string => addMonths(issuedOn, CERTIFICATE_MONTHS)

export type Certificate = {
  number: string
  stars: number
  decisionNo: string
  issuedByLevel: string
  issuedOn: string
  expiresOn: string
  illustrative: boolean
  verifiedAt: Date | null
  withdrawnAt: Date | null
}

export const isValidOn = (certificate: Pick<Certificate, 'expiresOn' | 'verifiedAt' | 'withdrawnAt'>, today: string): boolean =>
  certificate.verifiedAt !== null && certificate.withdrawnAt === null && today <= certificate.expiresOn

/** The badge of today, the most stars first, and what was once recognised. Unverified certificates are shown to nobody. */
export function badgeOf<C extends Certificate>(certificates: readonly C[], today: string): { valid: C | undefined; lapsed: C[] } {
  const verified = certificates.filter(({ verifiedAt }) => verifiedAt !== null)
  const valid = verified.filter((one) => isValidOn(one, today)).sort((a, b) => b.stars - a.stars || b.expiresOn.localeCompare(a.expiresOn))
  const lapsed = verified.filter((one) => one.withdrawnAt === null && one.expiresOn < today).sort((a, b) => b.expiresOn.localeCompare(a.expiresOn))
  return { valid: valid[0], lapsed }
}
