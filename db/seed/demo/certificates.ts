import type { Actor } from '#app/lib/context.ts'
import { enterCertificate } from '#app/modules/catalog/enter-certificate.server.ts'
import { verifyCertificate } from '#app/modules/catalog/verify-certificate.server.ts'
import { DAY, plus, startOfDay } from '#app/lib/time.ts'
import type { Calendar, Step } from './days.ts'
import { goods, type Good } from './goods.ts'
import { sellerContext, type Seller } from './producers.ts'
import type { World } from './world.ts'

/** The seller types her papers two days after listing; the operator of the province compares them a day later. */
export const certificateSteps = (world: World, calendar: Calendar, sellers: readonly Seller[], operatorOf: (province: string) => Actor): Step[] =>
  sellers.flatMap((seller) =>
    seller.products.flatMap(({ id: productId, good: goodId }) => {
      const good = goods.get(goodId)
      if (!good?.star || !good.certYear) return []
      const paper = paperOf(good)
      const typedAt = latest(calendar.at(seller.openedAgo + 2, '19:45'), plus(startOfDay(paper.issuedOn), 30 * DAY))
      const seenAt = plus(typedAt, DAY)
      let certificateId = ''
      return [
        { at: typedAt, run: async () => void ({ certificateId } = await enterCertificate(sellerContext(world, seller, typedAt, `certificate ${goodId}`), { productId, ...paper })) },
        { at: seenAt, run: () => verifyCertificate(world.as(operatorOf(good.provinceCode), seenAt, `certificate seen ${goodId}`), { certificateId }) },
      ]
    }),
  )

const latest = (one: Date, other: Date) => (one > other ? one : other)

/** Only the year is known of most: the first of July stands for it, and the paper is marked so. */
function paperOf({ id, star, certYear, decision }: Good) {
  const known = /^(\S+) (\d{4}-\d{2}-\d{2}) (.+)$/.exec(decision ?? '')
  const issuedOn = known?.[2] ?? `${certYear}-07-01`
  const district = known?.[3]?.includes('UBND huyện') ?? false
  return {
    number: `DEMO-${certYear}-${id}`,
    stars: star!,
    decisionNo: known?.[1] ?? `DEMO-${certYear}/QĐ`,
    issuedByLevel: star === 5 ? 'central' : district ? 'district_legacy' : 'province',
    issuedOn,
    illustrative: known === null,
  }
}
