import { changeProduct } from '#app/modules/catalog/change-product.server.ts'
import { judgeTreatment } from '#app/modules/catalog/tax-treatments.server.ts'
import { addCooperativeMember } from '#app/modules/producers/cooperative-members.server.ts'
import { recordTaxCode } from '#app/modules/producers/tax-code.server.ts'
import type { Calendar } from './days.ts'
import { goods, taxOf } from './goods.ts'
import { sellerContext, type Seller } from './producers.ts'
import type { World } from './world.ts'

/** Stalls that opened lately still wait for their officer. */
const SEEN_AFTER_DAYS = 30
const householdsOfSongTrem = ['Trần Thị Sáu, ấp 7', 'Nguyễn Văn Bảy, ấp 5']

/** The officer looked at the goods that claim to be unprocessed. */
export async function judgeGoods(world: World, seller: Seller, calendar: Calendar): Promise<void> {
  if (seller.openedAgo < SEEN_AFTER_DAYS) return
  for (const { id, good } of seller.products) {
    const seen = taxOf(goods.get(good)!)
    if (seen !== 'processed_goods') await judgeTreatment(world.as(seller.officer, calendar.at(seller.openedAgo + 3, '09:30'), `judge ${good}`), { productId: id, seen, agrees: true })
  }
}

/** HTX Sông Trẹm: who makes what, and a tax code that waits for a second person. */
export async function nameMakers(world: World, seller: Seller, calendar: Calendar): Promise<void> {
  const day = seller.openedAgo + 3
  for (const [index, name] of householdsOfSongTrem.entries()) {
    const { id: makerId } = await addCooperativeMember(sellerContext(world, seller, calendar.at(day, '19:00'), `maker ${index}`), { name })
    const product = seller.products[index]
    if (product) await changeProduct(sellerContext(world, seller, calendar.at(day, '19:10'), `made by ${index}`), { productId: product.id, makerId })
  }
  await recordTaxCode(world.as(seller.officer, calendar.at(2, '10:00'), 'tax code'), { producerId: seller.producerId, code: '2001234567' })
}
