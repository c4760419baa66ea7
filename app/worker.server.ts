import { setTimeout as wait } from 'node:timers/promises'
import { drain, type Handlers } from '#app/lib/drain.server.ts'
import type { Context } from '#app/lib/context.ts'
import type { Consumer } from '#app/lib/events.ts'
import { sweepAccounts } from '#app/modules/accounts/sweep-accounts.server.ts'
import { photosConsumer } from '#app/modules/catalog/make-avif.server.ts'
import { sendMessages } from '#app/modules/notifications/send-messages.server.ts'
import { gateConsumer } from '#app/modules/onboarding/open-when-ready.server.ts'
import { cancelUnanswered } from '#app/modules/orders/cancel-unanswered.server.ts'
import { checkBooksWhenDue } from '#app/modules/orders/books/check-books.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { sweepAttempts } from '#app/modules/orders/settling/sweep-attempts.server.ts'
import { sweepBankTransactions } from '#app/modules/orders/settling/take-bank-transactions.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { skillsConsumer } from '#app/modules/training/skills-consumer.server.ts'
import { systemContext, type Runtime } from './runtime.server.ts'

export type Worker = { stop(): Promise<void> }
/** Something due by the clock and no event: expired holds, unanswered orders, attempts to ask about. */
export type Sweep = { name: string; run: (ctx: Context) => Promise<unknown> }

const IDLE_MS = 300
const SWEEP_EVERY_MS = 5_000

const handlers: Handlers = {
  skills: skillsConsumer,
  gate: gateConsumer,
  messages: { out: sendMessages },
  photos: photosConsumer,
}

/** Pictures take seconds each: in a lane of their own they keep no seller's message waiting. */
const lanes: readonly (readonly Consumer[])[] = [['skills', 'gate', 'messages'], ['photos']]

/** The gateway is asked, and the bank's news read, before holds expire: a payment it heard of in time is not thrown away. */
const sweeps: readonly Sweep[] = [
  { name: 'sweepAttempts', run: sweepAttempts },
  { name: 'sweepBankTransactions', run: sweepBankTransactions },
  { name: 'expireHolds', run: expireHolds },
  { name: 'cancelUnanswered', run: cancelUnanswered },
  { name: 'completeDelivered', run: completeDelivered },
  { name: 'sendRefunds', run: sendRefunds },
  { name: 'sweepAccounts', run: sweepAccounts },
  { name: 'checkBooksWhenDue', run: checkBooksWhenDue },
]

/** Drains event deliveries and runs the sweeps until stopped; a failing sweep is logged and tried again at its next turn. */
export function startWorker(runtime: Runtime): Worker {
  const ctx = systemContext(runtime)
  const { logger } = runtime
  let stopped = false
  const pause = new AbortController()

  async function drainForever(only: readonly Consumer[]) {
    while (!stopped) {
      const taken = await drain(ctx, handlers, {
        only,
        stopped: () => stopped,
        onFailure: (error, { eventId, consumer, attempts }) => logger.warn({ err: error, eventId, consumer, attempts }, 'delivery failed'),
      }).catch((error: unknown) => (logger.error({ err: error }, 'drain failed'), 0))
      if (taken === 0) await idle(IDLE_MS)
    }
  }

  async function sweepForever() {
    while (!stopped) {
      for (const sweep of sweeps) {
        if (stopped) return
        await sweep.run(ctx).catch((error: unknown) => logger.error({ err: error, sweep: sweep.name }, 'sweep failed'))
      }
      await idle(SWEEP_EVERY_MS)
    }
  }

  const idle = (ms: number) => wait(ms, undefined, { signal: pause.signal }).catch(() => undefined)
  const ended = Promise.all([...lanes.map(drainForever), sweepForever()])
  return {
    async stop() {
      stopped = true
      pause.abort()
      await ended // a batch in hand is finished or given back by drain
    },
  }
}
