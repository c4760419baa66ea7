import { signedQuery } from './signing.mjs'

const RETRIES = 10
const PATIENCE_MS = 10_000
const CONTENT = ['00', '02']

/** Tells the shop, and again ten times every five minutes of the simulator's clock while it does not answer 00 or 02. */
export function createIpn({ shopUrl, secretOf, retryEveryMs, now }) {
  let waiting = []
  let busy = Promise.resolve()
  const timer = setInterval(() => void sendDue(), Math.min(1_000, retryEveryMs))
  timer.unref()

  async function tell(transaction, params, { forged = false, retries = RETRIES } = {}) {
    const query = signedQuery(forged ? 'not the shared secret' : secretOf(params.vnp_TmnCode), params)
    const answer = await ask(`${shopUrl}/api/vnpay/ipn?${query}`)
    transaction.ipns.push({ at: now().toISOString(), answer, amount: params.vnp_Amount, forged })
    if (!forged && !CONTENT.includes(answer) && retries > 0) waiting.push({ transaction, params, retries: retries - 1, at: now().getTime() + retryEveryMs })
    return answer
  }

  function sendDue() {
    const due = waiting.filter(({ at }) => at <= now().getTime())
    waiting = waiting.filter((one) => !due.includes(one))
    busy = busy.then(() => Promise.all(due.map(({ transaction, params, retries }) => tell(transaction, params, { retries }))))
    return busy
  }

  return {
    tell,
    sendDue,
    pending: () => waiting.length,
    close() {
      clearInterval(timer)
      waiting = []
      return busy
    },
  }
}

async function ask(url) {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    const { RspCode } = await answer.json()
    return answer.status === 200 && typeof RspCode === 'string' ? RspCode : `HTTP ${answer.status}`
  } catch {
    return 'silent'
  }
}
