import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '#db/client.server.ts'
import { banks } from '#db/schema/places.ts'
import { bankAccounts } from '#db/schema/producers.ts'
import { aMember, aProducer, aStall, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { stallQrOf } from './stall-qr.server.ts'

const MORNING = new Date('2026-11-22T02:00:00Z')
let store: Store
let ctx: TestContext
beforeAll(async () => {
  store = await openTestStore()
  ctx = testContext({ store, at: MORNING })
  const bank = (code: string, bin: string, receivesVietQr: boolean) => ({ code, bin, shortName: code, name: code, receivesVietQr })
  await store.write((tx) => tx.insert(banks).values([bank('AGRIBANK', '970405', true), bank('OLDBANK', '', false)]))
})
beforeEach(() => ctx.setClock(MORNING))
afterAll(() => store.close())

async function aSeller(row: Partial<typeof bankAccounts.$inferInsert> | null = {}, stall = true) {
  const producer = await aProducer(ctx)
  if (stall) await aStall(ctx, { producerId: producer.id, name: 'Chè cô Tư' })
  const account = { id: ctx.newId(), producerId: producer.id, bankCode: 'AGRIBANK', numberSealed: ctx.ports.vault.seal('8500205123456'), numberEnd: '3456', holderName: 'BUI THI TU', typedBy: producer.ownerId, createdAt: MORNING, confirmedBy: producer.ownerId, confirmedAt: MORNING, payableFrom: MORNING }
  if (row) await store.write((tx) => tx.insert(bankAccounts).values({ ...account, ...row }))
  return { producer, as: ctx.as(producer.actor, producer.member) }
}

it('leads to the household’s own account, without an amount', async () => {
  const { as } = await aSeller()
  expect(await stallQrOf(as)).toEqual({
    stallName: 'Chè cô Tư',
    bankName: 'AGRIBANK',
    number: '8500205123456',
    holderName: 'BUI THI TU',
    payload: '00020101021138570010A00000072701270006970405011385002051234560208QRIBFTTA53037045802VN63046EB1',
  })
})

it.each([
  ['no account', null, 'payments.stallQrNoAccount'],
  ['an account nobody has confirmed', { confirmedAt: null, confirmedBy: null, nameCheck: 'differs' }, 'payments.stallQrWaits'],
  ['an account whose name was refused', { nameCheck: 'refused' }, 'payments.stallQrWaits'],
  ['an account changed a day ago', { payableFrom: plus(MORNING, 2 * DAY) }, 'payments.stallQrWaits'],
  ['an account that was replaced', { replacedAt: MORNING }, 'payments.stallQrNoAccount'],
  ['a bank that takes no VietQR', { bankCode: 'OLDBANK' }, 'payments.stallQrNoAccount'],
] as const)('%s: says what is missing', async (_case, row, expected) => {
  expect(await stallQrOf((await aSeller(row)).as)).toBe(expected)
})

it('a changed account may be printed when its 72 hours are over', async () => {
  const { as } = await aSeller({ payableFrom: plus(MORNING, 3 * DAY) })
  ctx.setClock(plus(MORNING, 3 * DAY))
  expect(await stallQrOf(as)).toMatchObject({ number: '8500205123456' })
})

it('a household without a stall has none', async () => {
  expect(await stallQrOf((await aSeller({}, false)).as)).toBe('payments.stallQrNoStall')
})

it('is for those who see the money: not the packer, not a delegate, not another household', async () => {
  const { producer } = await aSeller()
  const packer = await aMember(ctx, producer.id, 'packer')
  await expect(stallQrOf(ctx.as(packer, { id: producer.id, roles: ['packer'] }))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(stallQrOf({ ...ctx.as(producer.actor, producer.member), delegationId: 'some' })).rejects.toMatchObject({ kind: 'forbidden' })
  const stranger = await aSeller(null)
  await expect(stallQrOf(ctx.as(stranger.producer.actor, producer.member))).rejects.toMatchObject({ kind: 'not_found' })
  const accountant = await aMember(ctx, producer.id, 'accountant')
  expect(await stallQrOf(ctx.as(accountant, { id: producer.id, roles: ['accountant'] }))).toMatchObject({ holderName: 'BUI THI TU' })
  expect((await store.read.select().from(bankAccounts).where(eq(bankAccounts.producerId, producer.id))).length).toBe(1)
})
