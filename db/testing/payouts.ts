import type { Actor, Context } from '#app/lib/context.ts'
import { debit, credit } from '#app/modules/payments/ledger/entries.ts'
import { postEntry } from '#app/modules/payments/ledger/post-entry.server.ts'
import { banks } from '../schema/places.ts'
import { bankAccounts } from '../schema/producers.ts'
import { aPerson, aProducer, aStaffMember, aStall } from '../testing.ts'

type Payee = { collectorId?: string; balance?: number; account?: Partial<typeof bankAccounts.$inferInsert> | null; payable?: boolean; fullName?: string }

export const ACCOUNT_NUMBER = '0071001234567'

export const someBanks = (ctx: Context) =>
  ctx.store.write((tx) =>
    tx
      .insert(banks)
      .values([
        { code: 'VCB', bin: '970436', shortName: 'Vietcombank', name: 'Ngân hàng TMCP Ngoại Thương Việt Nam', receivesVietQr: true },
        { code: 'AGRIBANK', bin: '970405', shortName: 'Agribank', name: 'Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam', receivesVietQr: true },
        { code: 'BIDC', bin: '', shortName: 'BIDC', name: 'Ngân hàng TMCP Đầu tư và Phát triển Campuchia', receivesVietQr: false },
      ])
      .onConflictDoNothing(),
  )

/** A household with a stall, its own account and money that was released to it. */
export async function aPayee(ctx: Context, { collectorId = 'buu-dien', balance = 500_000, account = {}, payable = true, fullName = 'Bùi Thị Tư' }: Payee = {}) {
  await someBanks(ctx)
  const producer = await aProducer(ctx, { owner: await aPerson(ctx, { fullName }) })
  const stall = await aStall(ctx, { producerId: producer.id, collectorId, payableAt: payable ? ctx.now() : null })
  const accountId = ctx.newId()
  await ctx.store.write(async (tx) => {
    if (account) {
      const sealed = { numberSealed: ctx.ports.vault.seal(ACCOUNT_NUMBER), numberEnd: '4567', bankCode: 'VCB' }
      await tx.insert(bankAccounts).values({ id: accountId, producerId: producer.id, ...sealed, holderName: 'BUI THI TU', typedBy: producer.ownerId, createdAt: ctx.now(), confirmedBy: producer.ownerId, confirmedAt: ctx.now(), payableFrom: ctx.now(), ...account })
    }
    const lines = [debit('bank', balance), credit('producerBalance', balance, { party: producer.id })]
    await postEntry(tx, ctx, { type: 'manual', collectorId, sourceType: 'manual', sourceId: ctx.newId(), lines })
  })
  return { producer, stall, accountId, id: producer.id }
}

/** Two people of one collector: who makes and who checks. */
export async function collectorStaff(ctx: Context, collectorId = 'buu-dien'): Promise<{ maker: Actor; checker: Actor }> {
  const maker = await aStaffMember(ctx, [{ role: 'collector_maker', unitPath: '', collectorId }], { fullName: 'Trần Thị Vân' })
  const checker = await aStaffMember(ctx, [{ role: 'collector_checker', unitPath: '', collectorId }], { fullName: 'Đặng Văn Long', addressForm: 'anh' })
  return { maker, checker }
}
