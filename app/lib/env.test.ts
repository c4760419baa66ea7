import { expect, it } from 'vitest'
import { readEnv } from './env.server.ts'

const production = {
  MODE: 'production',
  PUBLIC_URL: 'https://cholang.example.vn',
  SECRET_KEY: 'a secret of this installation, long enough',
  VNPAY_HOST: 'https://pay.example.vn',
  VNPAY_API_HOST: 'https://api.example.vn',
  VNPAY_TMN_CODE: 'CHOLANG9',
  VNPAY_HASH_SECRET: 'another secret',
  ESMS_URL: 'https://rest.esms.vn',
  ESMS_API_KEY: 'key',
  ESMS_SECRET_KEY: 'secret',
}

it('needs nothing for the demo', () => {
  const env = readEnv({})
  expect(env).toMatchObject({ MODE: 'demo', PORT: 3000, PAYMENTS: 'simulator', SECOND_FACTOR: 'off', simulatorUrl: 'http://127.0.0.1:3001', databaseUrl: '.data/cho-lang.sqlite' })
})

it('runs in production with real parties', () => expect(readEnv(production)).toMatchObject({ PAYMENTS: 'vnpay', MESSAGES: 'esms', BANK_FEED: 'off', SECOND_FACTOR: 'on' }))

it('believes a bank feed only with its key', () => {
  expect(() => readEnv({ ...production, BANK_FEED: 'casso' })).toThrow('CASSO_CHECKSUM_KEY')
  expect(readEnv({ ...production, BANK_FEED: 'casso', CASSO_CHECKSUM_KEY: 'a key from the feed' })).toMatchObject({ BANK_FEED: 'casso' })
})

it.each([
  ['PAYMENTS', 'simulator'],
  ['MESSAGES', 'simulator'],
  ['BANK_FEED', 'simulator'],
  ['SECOND_FACTOR', 'off'],
  ['SECRET_KEY', ''],
  ['SECRET_KEY', 'short'],
  ['PUBLIC_URL', 'http://cholang.example.vn'],
  ['VNPAY_HASH_SECRET', ''],
  ['CRASH_AT_STATEMENT', '3'],
  ['CLOCK', '2026-11-22T03:00:00Z'],
])('refuses production with %s=%s, by name', (name, value) => expect(() => readEnv({ ...production, [name]: value })).toThrow(name))

it('never shows a value', () => {
  expect(() => readEnv({ ...production, SECRET_KEY: 'tiny-secret' })).toThrow(expect.not.stringContaining('tiny-secret'))
})

it('is frozen', () => expect(Object.isFrozen(readEnv({}))).toBe(true))
