import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { toDong } from '#app/lib/money.ts'
import type { BankFeed, FeedMovement } from '#app/lib/ports.ts'

const OLDEST_MS = 24 * 3_600_000
const AHEAD_MS = 5 * 60_000
const LONGEST_BODY = 64 * 1024

const text = (most: number) => z.string().transform((value) => value.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, most))

const Transaction = z.object({
  reference: text(61).pipe(z.string().min(1).max(60)),
  description: text(500),
  amount: z.int().refine((amount) => amount !== 0),
  transactionDateTime: z.string().regex(/^\d{4}-\d{2}-\d{2}([ T]|$)/),
  accountNumber: z.string().regex(/^[A-Za-z0-9]{4,30}$/),
  bankAbbreviation: text(60).default(''),
  bankName: text(60).default(''),
  counterAccountName: text(200).nullish(),
})
const Message = z.object({ data: z.union([Transaction, z.array(Transaction).max(100)]) })

/**
 * Casso's webhook v2 (developer.casso.vn, "Kết nối Casso bằng Webhook"): POST with JSON `{ error, data }`, `data` one transaction, money out negative;
 * header `X-Casso-Signature: t=<milliseconds>,v1=<hex>`, v1 = HMAC-SHA512 with the integration's checksum key over `<t>.<JSON of the body, keys sorted at every depth>`.
 * Certain: names, header and signature, which reproduce the published sample (feed.test.ts). As far as known: the time is Vietnamese local time, and a message that
 * was not answered with 200 is repeated; whether it is then signed anew is not written, so signatures stay good for a day — the same movement twice is taken once.
 */
export function cassoFeed({ checksumKey }: { checksumKey: string }): BankFeed {
  return {
    read({ body, signature, now }) {
      const signed = /^t=(\d{1,15}),v1=([0-9a-f]{128})$/i.exec(signature ?? '')
      const content = body.length > LONGEST_BODY ? undefined : parsed(body)
      if (!signed || content === undefined) return { verified: false, why: 'forged' }
      const [, t, v1] = signed as unknown as [string, string, string]
      const expected = createHmac('sha512', checksumKey).update(`${t}.${JSON.stringify(content)}`).digest()
      if (!timingSafeEqual(expected, Buffer.from(v1, 'hex'))) return { verified: false, why: 'forged' }
      const age = now.getTime() - Number(t)
      if (age > OLDEST_MS || age < -AHEAD_MS) return { verified: false, why: 'stale' }
      const message = Message.safeParse(content)
      if (!message.success) return { verified: false, why: 'unreadable' }
      return { verified: true, movements: [message.data.data].flat().map(movementOf) }
    },
  }
}

/** BANK_FEED=off: nobody is believed. */
export const noFeed: BankFeed = { read: () => ({ verified: false, why: 'off' }) }

const movementOf = (row: z.output<typeof Transaction>): FeedMovement => ({
  reference: row.reference,
  amount: toDong(row.amount),
  day: row.transactionDateTime.slice(0, 10),
  description: row.description,
  accountNumber: row.accountNumber,
  bankName: row.bankAbbreviation || row.bankName,
  counterName: row.counterAccountName ?? '',
})

/** Sorted for the signature; undefined for what is no JSON, or nested so deep that nobody means it. */
function parsed(body: string): unknown {
  try {
    return sorted(JSON.parse(body))
  } catch {
    return undefined
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}
