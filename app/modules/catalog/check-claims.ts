import { DomainError } from '#app/lib/errors.ts'
import { forbiddenClaim, namesOcop } from './claims.ts'

type Told = { name: string; description: string; ingredients: string; usage: string }

/** Throws invalid with the field and the words that must go. `certified`: a certificate is valid today. */
export function checkClaims(told: Told, certified: boolean): void {
  for (const field of ['name', 'description', 'ingredients', 'usage'] as const) {
    const claim = forbiddenClaim(told[field])
    if (claim) throw new DomainError('invalid', 'catalog.claim', { field, claim })
  }
  for (const field of ['name', 'description'] as const) if (!certified && namesOcop(told[field])) throw new DomainError('invalid', 'catalog.ocopWithoutCertificate', { field })
}
