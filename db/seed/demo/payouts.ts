import type { Actor } from '#app/lib/context.ts'
import { approveBatch } from '#app/modules/payments/payouts/check-batch.server.ts'
import { candidatesOf } from '#app/modules/payments/payouts/candidates.server.ts'
import { replaceAccount } from '#app/modules/payments/payouts/change-account.server.ts'
import { getBatch } from '#app/modules/payments/payouts/get-batch.server.ts'
import { importResult } from '#app/modules/payments/payouts/import-result.server.ts'
import { makeBatch } from '#app/modules/payments/payouts/make-batch.server.ts'
import { payoutText } from '#app/modules/payments/payouts/payout-code.server.ts'
import { holderNameOf } from '#app/modules/producers/bank-account.ts'
import type { Calendar, Step } from './days.ts'
import { DEMO_COLLECTOR } from './people.ts'
import { sellerContext, type Seller } from './producers.ts'
import { randomOf } from './random.ts'
import { demoStalls } from './stalls.ts'
import type { World } from './world.ts'

const bankCodes = ['AGRIBANK', 'VCB', 'BID', 'CTG', 'LPB'] as const
/** Has not written an account yet; and one whose husband's name stands on it. */
const WITHOUT = 11
const OTHER_NAME = 17

/** The owner writes where the money goes on the day her stall gets its name. Numbers are drawn, no bank gave them out. */
export async function writeDemoAccount(world: World, seller: Seller, at: Date): Promise<void> {
  const index = demoStalls.findIndex(({ key }) => key === seller.key)
  const home = demoStalls[index]!
  if (index % 20 === WITHOUT) return
  const random = randomOf(`account ${seller.key}`)
  const holderName = holderNameOf(index === OTHER_NAME ? 'Nguyễn Văn Bình' : home.organisation ?? home.head)
  const number = `${3 + (index % 6)}${String(random.whole(100_000_000_000, 999_999_999_999))}`
  await world.store.write((tx) => replaceAccount(tx, sellerContext(world, seller, at, 'account'), { producerId: seller.producerId, collectorId: DEMO_COLLECTOR, bankCode: bankCodes[index % bankCodes.length]!, number, holderName }))
}

/** Two batches of the past: one that arrived whole, one of which the bank sent a transfer back. */
export const payoutSteps = (world: World, calendar: Calendar, { maker, checker }: { maker: Actor; checker: Actor }): Step[] => [
  batchStep(world, calendar, { daysAgo: 20, maker, checker, returns: 0 }),
  batchStep(world, calendar, { daysAgo: 6, maker, checker, returns: 1 }),
]

function batchStep(world: World, calendar: Calendar, { daysAgo, maker, checker, returns }: { daysAgo: number; maker: Actor; checker: Actor; returns: number }): Step {
  const [made, checked, answered] = [calendar.at(daysAgo, '09:10'), calendar.at(daysAgo, '14:30'), calendar.at(daysAgo - 1, '10:05')]
  return {
    at: answered,
    async run() {
      await world.settle(made)
      const { rows } = await candidatesOf(world.store.read, made, { collectorId: DEMO_COLLECTOR })
      const producerIds = rows.filter(({ amount }) => amount > 0).map(({ producerId }) => producerId)
      if (producerIds.length === 0) return
      const { code } = await makeBatch(world.as(maker, made, `batch ${daysAgo}`), { collectorId: DEMO_COLLECTOR, producerIds, layout: 'vietcombank' })
      await approveBatch(world.as(checker, checked, `check ${daysAgo}`), { code })
      const { lines } = await getBatch(world.as(maker, answered, `read ${daysAgo}`), code)
      const answers = lines.filter(({ state }) => state === 'sent').map((line, at) => (at < returns ? [payoutText(line.code), line.amount, 'Trả lại', 'Tài khoản đã đóng', ''] : [payoutText(line.code), line.amount, 'Thành công', '', line.holder]))
      const csv = [['Nội dung', 'Số tiền', 'Trạng thái', 'Lý do', 'Tên người hưởng'], ...answers].map((row) => row.join(',')).join('\r\n')
      await importResult(world.as(maker, answered, `result ${daysAgo}`), { collectorId: DEMO_COLLECTOR, fileName: `ket-qua-${daysAgo}.csv`, bytes: new TextEncoder().encode(csv) })
    },
  }
}
