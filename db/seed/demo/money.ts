import { asc, eq } from 'drizzle-orm'
import { orderLines, orders } from '#db/schema/orders.ts'
import { addMonths, HOUR, localDay, plus, startOfDay } from '#app/lib/time.ts'
import { checkBooksNow } from '#app/modules/orders/books/check-books.server.ts'
import { closeMonth, proposeMonth } from '#app/modules/payments/ledger/close-month.server.ts'
import { openComplaint } from '#app/modules/support/open-complaint.server.ts'
import type { Calendar, Step } from './days.ts'
import { accountOf, treatmentsOf } from './money-accounts.ts'
import { DIRECT, ownWays } from './money-direct.ts'
import { bill, handOverCash, readStatement, settlementOf } from './money-files.ts'
import { as, step, type Office } from './money-office.ts'
import { hearOfPayouts, makeOnly, pay } from './money-payouts.ts'
import { DEMO_COLLECTOR } from './people.ts'

const WEEKS = 16

/** What the collector's two people did week by week, and what waits on their desks this morning. */
export function moneySteps(office: Office): Step[] {
  const { calendar, sellers } = office
  const weeks = Array.from({ length: WEEKS }, (_, at) => 7 * (WEEKS - at) - 2)
  return [
    ...sellers.map((seller) => accountOf(office, seller)),
    ...sellers.filter(({ key }) => key === DIRECT).map((seller) => ownWays(office, seller)),
    ...sellers.map((seller) => treatmentsOf(office, seller)),
    ...Array.from({ length: 117 }, (_, at) => settlementOf(office, 118 - at)),
    ...weeks.flatMap((ago) => [
      step(calendar.at(ago, '14:00'), (at) => handOverCash(office, at)),
      ...(ago === weeks.at(-1) ? [] : [step(calendar.at(ago, '15:00'), (at) => pay(office, at))]),
      step(calendar.at(ago - 1, '09:10'), (at) => hearOfPayouts(office, at)),
      step(calendar.at(ago - 1, '11:30'), (at) => readStatement(office, at, { unexplained: ago === weeks.at(-1) })),
    ]),
    ...monthsBefore(calendar).flatMap((month) => [
      step(plus(startOfDay(addMonths(`${month}-05`, 1)), 9 * HOUR), (at) => bill(office, at, month)),
      step(plus(startOfDay(addMonths(`${month}-10`, 1)), 16 * HOUR), (at) => close(office, at, month)),
    ]),
    step(calendar.at(1, '20:40'), (at) => complain(office, at)),
    step(calendar.at(1, '16:30'), (at) => makeOnly(office, at)),
    step(calendar.at(1, '23:30'), (at) => checkBooksNow(office.world.as(null, at, 'check books'))),
  ]
}

/** Months of the demo that were closed on the tenth of the next. */
function monthsBefore({ today, at }: Calendar): string[] {
  const first = localDay(at(120, '00:00')).slice(0, 7)
  const months = Array.from({ length: 5 }, (_, index) => addMonths(`${first}-01`, index).slice(0, 7))
  return months.filter((month) => startOfDay(addMonths(`${month}-11`, 1)) < today)
}

async function close(office: Office, at: Date, period: string): Promise<void> {
  await checkBooksNow(as(office, office.maker, at, 'check'))
  await proposeMonth(as(office, office.maker, at, 'propose'), { collectorId: DEMO_COLLECTOR, period })
  await closeMonth(as(office, office.checker, plus(at, HOUR), 'close'), { collectorId: DEMO_COLLECTOR, period })
}

/** One jar of what came yesterday is broken. */
async function complain({ world }: Office, at: Date): Promise<void> {
  const [broken] = await world.store.read
    .select({ code: orders.code, productId: orderLines.productId })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(eq(orders.status, 'delivered'))
    .orderBy(asc(orders.id))
    .limit(1)
  if (!broken) return
  await openComplaint(world.as(null, at, 'complaint'), { code: broken.code, productIds: [broken.productId], kind: 'damaged', words: 'Một gói bị rách, bên trong ẩm.', as: 'buyer', granted: true })
}
