export const errorStatus = { invalid: 422, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, too_many: 429, unavailable: 503 } as const
export type ErrorKind = keyof typeof errorStatus

/** Thrown inside `write` it rolls back. `code` is the message key; `params` fill its placeholders. */
export class DomainError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly params: Record<string, string | number>

  constructor(kind: ErrorKind, code: string, params: Record<string, string | number> = {}) {
    super(`${kind}: ${code}`)
    this.name = 'DomainError'
    this.kind = kind
    this.code = code
    this.params = params
  }
}

/** Also for what exists but is not yours: its existence is nobody else's business. */
export const notFound = (code = 'common.notFound') => new DomainError('not_found', code)
