import { timingSafeEqual } from 'node:crypto'
import { readCode } from '#app/lib/code.server.ts'
import type { Vault } from '#app/lib/ports.ts'

const MOST_CODES = 20

/** 'CODE1.CODE2~signature': the order groups a browser may open, the newest first. */
export function writeGrants(vault: Vault, codes: readonly string[]): string {
  const kept = [...new Set(codes)].slice(0, MOST_CODES).join('.')
  return `${kept}~${sign(vault, kept)}`
}

/** The codes of a cookie we signed; none of one that somebody else made or changed. */
export function readGrantsText(vault: Vault, text: string): string[] {
  const [codes = '', signature = ''] = text.split('~')
  if (codes === '' || !sameText(signature, sign(vault, codes))) return []
  return codes.split('.').filter((code) => readCode(code) === code).slice(0, MOST_CODES)
}

const sign = (vault: Vault, codes: string) => vault.digest('order-grant', codes)

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
