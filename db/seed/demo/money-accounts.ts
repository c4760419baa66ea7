import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { products } from '#db/schema/catalog.ts'
import { fold } from '#app/lib/fold.ts'
import { judgeTreatment } from '#app/modules/catalog/tax-treatments.server.ts'
import { changeAccount } from '#app/modules/payments/payouts/change-account.server.ts'
import { step, type Office } from './money-office.ts'
import type { Step } from './days.ts'
import { PIN } from './people.ts'
import { sellerContext, type Seller } from './producers.ts'
import { randomOf } from './random.ts'
import { demoStalls } from './stalls.ts'

/** Her brother's account: a person of the collector has not decided about it yet. */
const NOT_HERS = 'may-mien'
const UNJUDGED = ['sang-tan-loc', 'ong-chin']
const banks = [['VCB', '10'], ['AGRIBANK', '85'], ['BID', '21']] as const

/** The owner names her bank account with her PIN; one is her brother's. */
export function accountOf({ world, calendar }: Office, seller: Seller): Step {
  const at = calendar.at(Math.max(2, seller.openedAgo - 1), '20:05')
  const random = randomOf(`account ${seller.key}`)
  const [bankCode, head] = random.pick(banks)
  const number = `${head}${random.whole(100_000_000, 999_999_999)}`
  return step(at, async () => {
    const ctx = sellerContext(world, seller, at, 'account')
    const holderName = seller.key === NOT_HERS ? 'TRIEU VAN SINH' : fold(demoStalls.find(({ key }) => key === seller.key)?.organisation ?? seller.owner.name).toUpperCase()
    await changeAccount({ ...ctx, actor: seller.owner }, { bankCode, number, holderName, pin: PIN })
  })
}

/** The officer has looked at what grows in the household's own garden; two kinds wait for her. */
export function treatmentsOf({ world, calendar }: Office, seller: Seller): Step {
  const at = calendar.at(Math.max(2, seller.openedAgo - 1), '16:40')
  return step(at, async () => {
    if (UNJUDGED.includes(seller.key)) return
    const waiting = await world.store.read
      .select({ id: products.id, treatment: products.taxTreatment })
      .from(products)
      .where(and(inArray(products.id, seller.products.map(({ id }) => id)), eq(products.taxTreatment, 'own_unprocessed'), isNull(products.taxConfirmedAt)))
      .orderBy(asc(products.id))
    for (const { id } of waiting) await judgeTreatment(world.as(seller.officer, at, `treatment ${id}`), { productId: id, seen: 'own_unprocessed', agrees: true })
  })
}
