import { covers, scopesOf, type Context } from '#app/lib/context.ts'
import { DAY, localDay, plus, startOfDay } from '#app/lib/time.ts'
import { unverified, verifiedFrom, type WideCertificate } from './certificates.repo.server.ts'

const MOST = 500
const SOON_DAYS = 180

/** Of the operator's units: what waits, what ends within 180 days, what is valid. */
export async function listCertificates(ctx: Context) {
  const scopes = scopesOf(ctx.actor, 'province_operator', 'auditor')
  const mine = (rows: WideCertificate[]) => rows.filter(({ unitPath }) => scopes.some((scope) => covers(scope, unitPath)))
  const today = localDay(ctx.now())
  const soonUntil = localDay(plus(ctx.now(), SOON_DAYS * DAY))
  const show = ({ certificate, productName, productSlug, stallName, provinceName }: WideCertificate) => ({
    id: certificate.id,
    number: certificate.number,
    stars: certificate.stars,
    decisionNo: certificate.decisionNo,
    issuedByLevel: certificate.issuedByLevel,
    issuedOn: certificate.issuedOn,
    expiresOn: certificate.expiresOn,
    daysLeft: Math.round((startOfDay(certificate.expiresOn).getTime() - startOfDay(today).getTime()) / DAY),
    own: certificate.typedBy === ctx.actor?.personId,
    productName,
    productSlug,
    stallName,
    provinceName,
  })
  const valid = mine(await verifiedFrom(ctx.store.read, today, MOST))
  return {
    waiting: mine(await unverified(ctx.store.read, MOST)).map(show),
    soon: valid.filter(({ certificate }) => certificate.expiresOn <= soonUntil).map(show),
    valid: valid.map(show),
  }
}
