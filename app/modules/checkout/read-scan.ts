import { readTracking } from '#app/modules/shipping/parcel.ts'

const MOST = 200

/** What a scanner typed: a code, or an address from a QR with the code as its last part → the code. */
export function readScan(typed: string): string | undefined {
  const text = typed.slice(0, MOST).trim()
  const last = /^https?:\/\//i.test(text) ? (text.split(/[?#]/)[0]!.split('/').filter(Boolean).at(-1) ?? '') : text
  return readTracking(last)
}
