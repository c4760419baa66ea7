import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { credentials } from '#db/schema/accounts.ts'
import { collectorAccounts, collectorMerchants, collectorProposals, refunds } from '#db/schema/payments.ts'
import { bankAccounts, identities } from '#db/schema/producers.ts'
import { aPerson, aProducer, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { sealedTexts } from '#db/testing/sealed.ts'
import { openVault } from '#app/adapters/vault/vault.server.ts'
import { accountDigest, collectorAccountById } from '#app/modules/payments/collectors/collector-account.server.ts'
import { reseal, sealedPlaces } from './reseal.server.ts'

const [OLD, NEW] = ['a secret of at least thirty-two characters', 'the key that comes after it, as long as it']
const [before, after] = [openVault(OLD), openVault(NEW)]
const PLACES = ['identities.number_sealed', 'bank_accounts.number_sealed', 'refunds.payee_number_sealed', 'collector_accounts.number_sealed', 'collector_merchants.secret_sealed', 'credentials.secret', 'collector_proposals.content']

let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store })
  await fill()
})
afterAll(() => store.close())

/** More than one page of accounts, one of everything else. */
const MANY = 450
const number = (n: number) => String(100_000_000 + n)

async function fill() {
  const seal = (plain: string) => before.seal(plain)
  const { id: producerId, ownerId } = await aProducer(ctx)
  const second = await aPerson(ctx)
  const now = ctx.now()
  await store.write(async (tx) => {
    await tx.insert(identities).values({ id: ctx.newId(), producerId, kind: 'citizen_id', numberSealed: seal('019180001234'), numberEnd: '1234', assurance: 'officer_seen', typedBy: ownerId, typedAt: now })
    await tx.insert(bankAccounts).values(Array.from({ length: MANY }, (_, n) => ({ id: ctx.newId(), producerId, bankCode: 'VCB', numberSealed: seal(number(n)), numberEnd: number(n).slice(-4), holderName: 'BUI THI TU', typedBy: ownerId, createdAt: now, replacedAt: now })))
    await tx.insert(refunds).values([
      { id: ctx.newId(), groupId: 'g', amount: 1_000, reason: 'cancelled', state: 'transfer_due', requestedAt: now, payeeNumberSealed: seal('5551234') },
      { id: ctx.newId(), groupId: 'g', amount: 1_000, reason: 'cancelled', state: 'requested', requestedAt: now },
    ])
    await tx.insert(collectorAccounts).values({ id: 'account', collectorId: 'c', bankBin: '970436', numberSealed: seal('0011004567890'), numberEnd: '7890', numberDigest: accountDigest(before, '970436', '0011004567890'), holderName: 'BUU DIEN', validFrom: now })
    await tx.insert(collectorMerchants).values({ id: 'merchant', collectorId: 'c', tmnCode: 'TRIAL001', secretSealed: seal('SECRETOFTHEMERCHANT'), setBy: ownerId, validFrom: now })
    await tx.insert(collectorProposals).values({ id: 'proposal', collectorId: 'c', kind: 'account', content: { bankBin: '970436', numberSealed: seal('778899'), numberEnd: '8899', holderName: 'BUU DIEN' }, state: 'proposed', proposedBy: ownerId, proposedAt: now })
    await tx.insert(credentials).values([
      { id: ctx.newId(), personId: ownerId, kind: 'totp', secret: seal('JBSWY3DPEHPK3PXP'), createdAt: now },
      { id: ctx.newId(), personId: second.id, kind: 'pin', secret: '$argon2id$v=19$not-sealed', createdAt: now },
    ])
  })
}

/** Every sealed text, in the order it stands. */
const everything = async () => JSON.stringify([...(await sealedTexts(store))])
const opensWith = (vault: typeof before, sealed: string) => {
  try {
    vault.open(sealed)
    return true
  } catch {
    return false
  }
}

describe('the key is changed', () => {
  it('with a wrong old key nothing is changed, and the places are named', async () => {
    const was = await everything()
    await expect(reseal(store, { from: openVault('not the key that was in use before this'), to: after })).rejects.toThrow(/bank_accounts\.number_sealed: 450[\s\S]*credentials\.secret: 1/)
    expect(await everything()).toBe(was)
  })

  it('who is stopped half way begins again, and everything is read with the new key', async () => {
    let writes = 0
    const dying: Store = { ...store, write: (work) => (++writes > 2 ? Promise.reject(new Error('the machine stops')) : store.write(work)) }
    await expect(reseal(dying, { from: before, to: after })).rejects.toThrow('the machine stops')
    const half = [...(await sealedTexts(store)).values()].flat()
    expect(half.some((text) => opensWith(before, text)) && half.some((text) => opensWith(after, text))).toBe(true)

    const done = await reseal(store, { from: before, to: after })
    expect(done.reduce((sum, { turned, already }) => sum + turned + already, 0)).toBe(MANY + 6)
    const found = await sealedTexts(store)
    expect([...found.keys()].sort()).toEqual([...PLACES].sort())
    expect([...found.values()].flat().filter((text) => !opensWith(after, text))).toEqual([])

    const accounts = await store.read.select().from(bankAccounts).orderBy(bankAccounts.id)
    expect(accounts.map(({ numberSealed }) => after.open(numberSealed)).sort()).toEqual(Array.from({ length: MANY }, (_, n) => number(n)).sort())
    const now = { ...ctx, ports: { ...ctx.ports, vault: after } }
    expect((await collectorAccountById(store.read, now, 'account'))!.number).toBe('0011004567890')
    expect((await store.read.select().from(collectorAccounts))[0]!.numberDigest).toBe(accountDigest(after, '970436', '0011004567890'))
    const [proposal] = await store.read.select().from(collectorProposals)
    expect({ ...proposal!.content, numberSealed: after.open(proposal!.content.numberSealed!) }).toEqual({ bankBin: '970436', numberSealed: '778899', numberEnd: '8899', holderName: 'BUU DIEN' })
    expect(after.open((await store.read.select().from(collectorMerchants))[0]!.secretSealed)).toBe('SECRETOFTHEMERCHANT')
    expect(after.open((await store.read.select().from(credentials).where(and(eq(credentials.kind, 'totp'))))[0]!.secret)).toBe('JBSWY3DPEHPK3PXP')
  })

  it('once more, by the command, changes nothing', async () => {
    const was = await everything()
    const said = execFileSync('node', ['scripts/reseal.ts'], { env: { ...process.env, MODE: 'test', LOG_LEVEL: 'silent', SECRET_KEY: NEW, SECRET_KEY_OLD: OLD } }).toString()
    expect(said).toContain('bank_accounts.number_sealed: 0 sealed anew, 450 were already')
    expect(await everything()).toBe(was)
  })
})

describe('what is sealed is found', () => {
  it('the places are those of the schema', () => expect(sealedPlaces().map(({ name }) => name).sort()).toEqual([...PLACES].sort()))

  it('nobody seals without saying where it is kept', () => {
    const kept = /\b(numberSealed|payeeNumberSealed|secretSealed|secret): (ctx\.ports\.)?vault\.seal\(/
    /** Cookies, tickets and forms: sealed for minutes, kept nowhere. */
    const onTheWay = ['app/modules/accounts/totp.server.ts', 'app/modules/checkout/phone-draft.server.ts', 'app/request/order-draft.server.ts', 'app/request/recovery-codes.server.ts']
    const others = globSync('app/**/*.{ts,tsx}').filter((file) => !file.includes('.test.') && readFileSync(file, 'utf8').split('\n').some((line) => /vault\.seal\(/.test(line) && !kept.test(line)))
    expect(others.sort()).toEqual(onTheWay)
  })
})
