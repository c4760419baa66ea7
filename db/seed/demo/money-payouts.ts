import { asc, eq } from 'drizzle-orm'
import { payouts } from '#db/schema/payments.ts'
import { bankAccounts } from '#db/schema/producers.ts'
import { HOUR, localDay, plus } from '#app/lib/time.ts'
import { candidatesOf } from '#app/modules/payments/payouts/candidates.server.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import { as, csv, refuse, type Office } from './money-office.ts'
import { DEMO_COLLECTOR } from './people.ts'

/** Whose account number is wrong: the bank sends her money back. */
const MISTYPED = 'tom-be-ba'

/** Everybody who may be paid, made by one and checked by the other. */
export async function pay(office: Office, at: Date): Promise<void> {
  const code = await makeOnly(office, at)
  if (code) await approveBatch(as(office, office.checker, plus(at, HOUR), 'approve'), { code })
}

/** Made by the maker, and not checked yet. Its code, when there is anybody to pay. */
export async function makeOnly(office: Office, at: Date): Promise<string | undefined> {
  const { rows } = await candidatesOf(office.world.store.read, at, { collectorId: DEMO_COLLECTOR })
  const producerIds = rows.filter(({ amount }) => amount > 0).map(({ producerId }) => producerId)
  if (producerIds.length === 0) return undefined
  const { code } = await makeBatch(as(office, office.maker, at, 'batch'), { collectorId: DEMO_COLLECTOR, producerIds, layout: 'vietcombank' })
  return code
}

/** The bank's answer to yesterday's list: the names it knows, and one number that does not exist. */
export async function hearOfPayouts(office: Office, at: Date): Promise<void> {
  const { read } = office.world.store
  const sent = await read.select({ code: payouts.code, amount: payouts.amount, holder: bankAccounts.holderName, producerId: payouts.producerId }).from(payouts).innerJoin(bankAccounts, eq(bankAccounts.id, payouts.bankAccountId)).where(eq(payouts.state, 'sent')).orderBy(asc(payouts.code))
  if (sent.length === 0) return
  const wrong = office.sellers.find(({ key }) => key === MISTYPED)?.producerId
  const rows = sent.map(({ code, amount, holder, producerId }, index) => {
    const reference = `FT${localDay(at).replaceAll('-', '')}${String(index + 1).padStart(3, '0')}`
    return producerId === wrong ? [payoutText(code), amount, 'Thất bại', 'Số tài khoản không tồn tại', '', reference] : [payoutText(code), amount, 'Thành công', '', holder, reference]
  })
  const answer = await importResult(as(office, office.maker, at, 'result'), { collectorId: DEMO_COLLECTOR, fileName: `ket-qua-${localDay(at)}.csv`, bytes: csv([['Nội dung', 'Số tiền', 'Trạng thái', 'Lý do', 'Tên người hưởng', 'Số tham chiếu'], ...rows]) })
  if (!('taken' in answer)) refuse('result of pay-outs', answer)
}
