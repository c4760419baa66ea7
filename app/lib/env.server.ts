import { z } from 'zod'

const DEFAULT_SECRET = 'demo-secret-for-one-machine-only'

const Environment = z
  .object({
    MODE: z.enum(['demo', 'test', 'production']).default('demo'),
    NODE_ENV: z.string().default('production'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    SIMULATOR_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z.string().optional(),
    DATA_DIR: z.string().default('.data'),
    SECRET_KEY: z.string().min(32, 'at least 32 characters').default(DEFAULT_SECRET),
    /** The key before, while `npm run vault:reseal` turns what it sealed. */
    SECRET_KEY_OLD: z.string().min(32, 'at least 32 characters').optional(),
    TRUST_PROXY: z.string().optional(),
    /** vnpay: the real hosts below; simulator: the loopback gateway. */
    PAYMENTS: z.enum(['vnpay', 'simulator']).optional(),
    SETTLEMENT: z.enum(['collect', 'direct']).default('collect'),
    VNPAY_HOST: z.url().optional(),
    VNPAY_API_HOST: z.url().optional(),
    VNPAY_TMN_CODE: z.string().regex(/^[A-Za-z0-9]{8}$/, '8 letters or digits').optional(),
    VNPAY_HASH_SECRET: z.string().min(8).optional(),
    /** esms: eSMS.vn; simulator: the loopback phone inbox. */
    MESSAGES: z.enum(['esms', 'simulator']).optional(),
    ESMS_URL: z.url().optional(),
    ESMS_API_KEY: z.string().optional(),
    ESMS_SECRET_KEY: z.string().optional(),
    ESMS_BRAND: z.string().default('ChoLang'),
    /** casso: Casso's webhook v2; simulator: the same, from the loopback bank; off: statements only. */
    BANK_FEED: z.enum(['casso', 'simulator', 'off']).optional(),
    CASSO_CHECKSUM_KEY: z.string().min(16, 'at least 16 characters').optional(),
    /** Runs the event worker inside the app; `npm run worker` runs it beside. */
    WORKER: z.enum(['inside', 'beside']).default('inside'),
    /** on: officer, operator, collector and auditor need a second factor. */
    SECOND_FACTOR: z.enum(['on', 'off']).optional(),
    LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
    /** MODE=test: the instant at which the shop's time begins, so that tests mean the same on any day. */
    CLOCK: z.iso.datetime().optional(),
    /** MODE=test: the process dies before its n-th statement. */
    CRASH_AT_STATEMENT: z.coerce.number().int().positive().optional(),
  })
  .transform((raw) => {
    const simulators = raw.MODE !== 'production'
    const simulatorPort = raw.SIMULATOR_PORT ?? raw.PORT + 1
    const simulatorUrl = `http://127.0.0.1:${simulatorPort}`
    return {
      ...raw,
      simulatorUrl,
      PUBLIC_URL: (raw.PUBLIC_URL ?? `http://${raw.HOST}:${raw.PORT}`).replace(/\/$/, ''),
      PAYMENTS: raw.PAYMENTS ?? (simulators ? ('simulator' as const) : ('vnpay' as const)),
      MESSAGES: raw.MESSAGES ?? (simulators ? ('simulator' as const) : ('esms' as const)),
      BANK_FEED: raw.BANK_FEED ?? (simulators ? ('simulator' as const) : ('off' as const)),
      SECOND_FACTOR: raw.SECOND_FACTOR ?? (simulators ? ('off' as const) : ('on' as const)),
      databaseUrl: raw.DATABASE_URL ?? `${raw.DATA_DIR}/cho-lang.sqlite`,
    }
  })
  .superRefine((env, context) => {
    const refuse = (name: string, why: string) => context.addIssue({ code: 'custom', path: [name], message: why })
    if (env.MODE === 'production') {
      if (env.SECRET_KEY === DEFAULT_SECRET) refuse('SECRET_KEY', 'production needs a secret of its own')
      if (env.PAYMENTS === 'simulator') refuse('PAYMENTS', 'no simulator in production')
      if (env.MESSAGES === 'simulator') refuse('MESSAGES', 'no simulator in production')
      if (env.BANK_FEED === 'simulator') refuse('BANK_FEED', 'no simulator in production')
      if (env.SECOND_FACTOR === 'off') refuse('SECOND_FACTOR', 'production needs the second factor')
      if (!env.PUBLIC_URL.startsWith('https://')) refuse('PUBLIC_URL', 'production needs an https address')
    }
    for (const name of ['CRASH_AT_STATEMENT', 'CLOCK'] as const) if (env.MODE !== 'test' && env[name]) refuse(name, 'only in MODE=test')
    const ownMerchant = env.SETTLEMENT === 'direct' && !env.VNPAY_TMN_CODE && !env.VNPAY_HASH_SECRET ? [] : (['VNPAY_TMN_CODE', 'VNPAY_HASH_SECRET'] as const)
    if (env.PAYMENTS === 'vnpay') for (const name of ['VNPAY_HOST', 'VNPAY_API_HOST', ...ownMerchant] as const) if (!env[name]) refuse(name, 'needed by PAYMENTS=vnpay')
    if (env.BANK_FEED === 'casso' && !env.CASSO_CHECKSUM_KEY) refuse('CASSO_CHECKSUM_KEY', 'needed by BANK_FEED=casso')
    if (env.MESSAGES === 'esms') for (const name of ['ESMS_URL', 'ESMS_API_KEY', 'ESMS_SECRET_KEY'] as const) if (!env[name]) refuse(name, 'needed by MESSAGES=esms')
  })

export type Env = z.infer<typeof Environment>

/** The configuration, checked once at boot. Throws an Error that names every wrong variable and shows no value. */
export function readEnv(source: Record<string, string | undefined>): Readonly<Env> {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(set)
  if (parsed.success) return Object.freeze(parsed.data)
  throw new Error(`Configuration:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`)
}
