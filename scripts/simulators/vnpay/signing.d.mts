type Params = Record<string, string>
export function queryString(params: Params): string
export function hashOfQuery(secret: string, params: Params): string
export function signedQuery(secret: string, params: Params): string
export function hashOfValues(secret: string, params: Params, order: readonly string[]): string
export function same(expected: string, received: string | undefined): boolean
export const order: Record<string, readonly string[]>
