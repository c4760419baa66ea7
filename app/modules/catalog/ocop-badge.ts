import { addMonths } from '#app/lib/time.ts'

/** A certificate lasts 36 months (Decision 26/2026/QĐ-TTg, Article 12); days are Vietnamese calendar days. */
const CERTIFICATE_MONTHS = 36
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

export const issuingLevels = ['district_legacy', 'province', 'central'] as const

/** Districts ended on 30 June 2025; what they gave stays valid until it expires. */
const LAST_DISTRICT_DAY = '2025-06-30'
export type LevelTrouble = 'catalog.ocopFiveCentral' | 'catalog.ocopDistrictOld'
/** Who may recognise how many stars: the ministry five, provinces three and four, districts once three. */
export function levelTrouble({ stars, issuedByLevel, issuedOn }: { stars: number; issuedByLevel: string; issuedOn: string }): LevelTrouble | undefined {
  if (issuedByLevel === 'district_legacy') return stars === 3 && issuedOn <= LAST_DISTRICT_DAY ? undefined : 'catalog.ocopDistrictOld'
  return (stars === 5) === (issuedByLevel === 'central') ? undefined : 'catalog.ocopFiveCentral'
}
