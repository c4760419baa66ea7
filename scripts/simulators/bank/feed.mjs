import { createHmac } from 'node:crypto'

const PATIENCE_MS = 10_000

const sorted = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value)

/** Tells the shop of one movement as Casso's webhook v2 does; returns what it answered. `forged`: signed with another key. */
export async function tellFeed({ shopUrl, checksumKey, now }, movement, { forged = false } = {}) {
  const body = JSON.stringify({ error: 0, data: movement })
  const t = now().getTime()
  const v1 = createHmac('sha512', forged ? 'not the shared key' : checksumKey).update(`${t}.${JSON.stringify(sorted(JSON.parse(body)))}`).digest('hex')
  try {
    const answer = await fetch(`${shopUrl}/api/bank-feed`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-casso-signature': `t=${t},v1=${v1}` }, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    const { success } = await answer.json()
    return success === true ? 'ok' : `HTTP ${answer.status}`
  } catch {
    return 'silent'
  }
}
