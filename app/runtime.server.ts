import { openStore, type Store } from '#db/client.server.ts'
import { cassoFeed, noFeed } from '#app/adapters/casso/feed.server.ts'
import { diskFiles } from '#app/adapters/disk/files.server.ts'
import { esmsMessenger } from '#app/adapters/esms/messenger.server.ts'
import { openVault } from '#app/adapters/vault/vault.server.ts'
import { nobodysGateway, vnpayGateway } from '#app/adapters/vnpay/gateway.server.ts'
import { systemClock, type Clock } from '#app/lib/clock.server.ts'
import type { Context } from '#app/lib/context.ts'
import { readEnv, type Env } from '#app/lib/env.server.ts'
import { idAt } from '#app/lib/ids.server.ts'
import { createLogger } from '#app/lib/logger.server.ts'
import type { Merchant, Ports } from '#app/lib/ports.ts'
import type { Logger } from 'pino'

export type Runtime = { env: Readonly<Env>; store: Store; clock: Clock; ports: Ports; logger: Logger }

const SIMULATED_MERCHANT: Merchant = { tmnCode: 'CHOLANG1', hashSecret: 'SIMULATORSECRET0123456789ABCDEFGH' }

const process_ = globalThis as { choLang?: Promise<Runtime> }

/** Store, clock and ports of this process, built once, also across Vite's reloads in development. */
export const theRuntime = (): Promise<Runtime> => (process_.choLang ??= buildRuntime(readEnv(process.env)))

export async function buildRuntime(env: Readonly<Env>): Promise<Runtime> {
  const store = await openStore(env.databaseUrl, { onStatement: crashAt(env.CRASH_AT_STATEMENT) })
  return { env, store, clock: systemClock(env.CLOCK === undefined ? undefined : new Date(env.CLOCK)), ports: buildPorts(env), logger: createLogger(env.LOG_LEVEL) }
}

function buildPorts(env: Readonly<Env>): Ports {
  const simulated = env.PAYMENTS === 'simulator'
  const hosts = simulated ? { payHost: `${env.simulatorUrl}/vnpay`, apiHost: `${env.simulatorUrl}/vnpay` } : { payHost: env.VNPAY_HOST!, apiHost: env.VNPAY_API_HOST! }
  const merchant = (of: Merchant) => vnpayGateway({ ...of, ...hosts })
  const own = simulated ? SIMULATED_MERCHANT : env.VNPAY_TMN_CODE && env.VNPAY_HASH_SECRET ? { tmnCode: env.VNPAY_TMN_CODE, hashSecret: env.VNPAY_HASH_SECRET } : undefined
  return {
    payments: own ? merchant(own) : nobodysGateway,
    merchant,
    bankFeed: env.BANK_FEED === 'off' ? noFeed : cassoFeed({ checksumKey: env.BANK_FEED === 'simulator' ? 'SIMULATORCHECKSUM0123456789ABCDEFGH' : env.CASSO_CHECKSUM_KEY! }),
    messenger:
      env.MESSAGES === 'simulator'
        ? esmsMessenger({ url: `${env.simulatorUrl}/messages`, apiKey: 'simulator', secretKey: 'simulator', brand: env.ESMS_BRAND })
        : esmsMessenger({ url: env.ESMS_URL!, apiKey: env.ESMS_API_KEY!, secretKey: env.ESMS_SECRET_KEY!, brand: env.ESMS_BRAND }),
    files: diskFiles(`${env.DATA_DIR}/files`),
    vault: openVault(env.SECRET_KEY),
  }
}

/** A context without a person: the worker, the gateway's messages, the seed before anybody exists. */
export const systemContext = ({ store, clock, ports, env }: Pick<Runtime, 'store' | 'clock' | 'ports' | 'env'>): Context => ({
  store,
  actor: null,
  now: clock.now,
  newId: () => idAt(clock.now()),
  ports,
  locale: 'vi',
  publicUrl: env.PUBLIC_URL,
  settlement: env.SETTLEMENT,
})

/** Crash tests (MODE=test): the process dies without a word before its n-th statement. */
function crashAt(statement: number | undefined): (() => void) | undefined {
  if (statement === undefined) return undefined
  let count = 0
  return () => {
    if (++count >= statement) process.kill(process.pid, 'SIGKILL')
  }
}
