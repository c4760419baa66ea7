import { collectors } from '#db/schema/stalls.ts'
import { targets } from '#db/schema/reporting.ts'
import type { Store } from '#db/client.server.ts'
import type { Actor } from '#app/lib/context.ts'
import type { FileStore, Vault } from '#app/lib/ports.ts'
import { pauseProduct } from '#app/modules/catalog/pause-product.server.ts'
import { cancelUnanswered } from '#app/modules/orders/cancel-unanswered.server.ts'
import { completeDelivered } from '#app/modules/orders/complete-delivered.server.ts'
import { expireHolds } from '#app/modules/orders/expire-holds.server.ts'
import { addCollectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { sendRefunds } from '#app/modules/payments/refunds/send-refunds.server.ts'
import { certificateSteps } from './certificates.ts'
import { calendarOf, twoAtATime, type Calendar, type Step } from './days.ts'
import { DIRECT } from './money-direct.ts'
import { moneySteps } from './money.ts'
import { earlyStalls, planOrders } from './order-plans.ts'
import { orderSteps } from './orders.ts'
import { aDemoPerson, buyers, demoAccount, DEMO_COLLECTOR, namedStaff, officerNames } from './people.ts'
import { addHelpers, putOnSale, registerHome, registerSelf, sellGoods, sellerContext, startDemoStall, teach, verify, type Seller } from './producers.ts'
import { randomOf } from './random.ts'
import { demoHouseholds, demoStalls, type DemoHousehold } from './stalls.ts'
import { demoTargets } from './targets.ts'
import { judgeGoods, nameMakers } from './tax.ts'
import { photograph } from './drawings/raster.ts'
import { leaveToWorker, openWorld, type Camera, type World } from './world.ts'

export type DemoOptions = {
  store: Store
  files: FileStore
  vault: Vault
  publicUrl: string
  /** '2026-11-22': everything happened before this day began. */
  day: string
  camera?: Camera
  /** false: pictures keep JPEG and WebP only. Their AVIF twins cost the worker of each shop opened on this demo a hundred seconds of processor. */
  avif?: boolean
}

/** True when the demo was there before. An interrupted run is told, not mended. */
export async function seedDemo({ store, day, camera = photograph, avif = true, ...ports }: DemoOptions): Promise<boolean> {
  const [there] = await store.read.select({ id: collectors.id }).from(collectors).limit(1)
  const [whole] = await store.read.select({ unitPath: targets.unitPath }).from(targets).limit(1)
  if (whole) return true
  if (there) throw new Error('The demo data is half there, an earlier start was interrupted. Remove the data folder (.data) and start again.')
  const world = openWorld(store, { ...ports, camera })
  const calendar = calendarOf(day)
  const staff = await hireStaff(world, calendar)
  const sellers = await settleSellers(world, calendar, staff)
  const timeline = [
    ...sellers.map((seller) => verify(world, seller, calendar.at(seller.openedAgo, '10:15'))),
    ...(await walkHouseholds(world, calendar, staff)),
    ...certificateSteps(world, calendar, sellers, (province) => staff.named.get(province === '19' ? 'luc' : 'bao')!),
    ...planOrders(sellers).flatMap((plan, at) => orderSteps({ world, calendar, clerk: staff.named.get('mai')!, accounts: staff.named }, plan, at + 1)),
    ...moneySteps({ world, calendar, sellers, maker: staff.named.get('van')!, checker: staff.named.get('long')! }),
    ...Array.from({ length: 150 }, (_, at) => sweep(world, calendar.at(150 - at, '21:00'))),
  ]
  for (const { run } of timeline.sort((a, b) => a.at.getTime() - b.at.getTime())) await run()
  await world.settle(calendar.at(0, '00:00'))
  await leaveToWorker(store, { since: calendar.at(1, '12:00'), avif })
  await store.write((tx) => tx.insert(targets).values(demoTargets(day.slice(0, 4))))
  return false
}

/** Those whom `npm start` names. */
const ownPhones: Record<string, string> = { 'co-tu': '0912000001', [DIRECT]: '0912000013' }

type Staff = { named: Map<string, Actor>; officerOf(commune: string): Actor }

async function hireStaff(world: World, calendar: Calendar): Promise<Staff> {
  const at = calendar.at(200, '08:00')
  await world.store.write(async (tx) => {
    await tx.insert(collectors).values({ id: DEMO_COLLECTOR, name: 'Bưu điện demo', settlement: 'collect', unitPath: '' })
    await addCollectorAccount(tx, world.as(null, at, 'collector account'), demoAccount)
  })
  const named = new Map<string, Actor>()
  for (const person of namedStaff) named.set(person.key, await aDemoPerson(world, at, person))
  for (const { key, name, phone, account } of buyers) if (account && !named.has(key)) named.set(key, await aDemoPerson(world, at, { key, fullName: name, addressForm: 'anh', phone }))
  const own = new Map([['05503', named.get('hanh')!], ['32047', named.get('kiet')!]])
  const communes = [...new Map([...demoStalls, ...demoHouseholds].map(({ commune, province }) => [commune, province]))].filter(([commune]) => !own.has(commune))
  const provinces = [...new Set(communes.map(([, province]) => province))]
  for (const [index, province] of provinces.entries()) {
    const theirs = communes.filter((commune) => commune[1] === province).map(([commune]) => commune)
    const grants = theirs.map((commune) => ({ role: 'officer' as const, unitPath: `${province}/${commune}` }))
    const officer = await aDemoPerson(world, at, { key: `officer ${province}`, fullName: officerNames[index]!, addressForm: 'chị', phone: `09130000${String(index + 1).padStart(2, '0')}`, grants })
    for (const commune of theirs) own.set(commune, officer)
  }
  return { named, officerOf: (commune) => own.get(commune)! }
}

/** Registered one after the other, two or three days apart; the last stalls opened this month. */
async function settleSellers(world: World, calendar: Calendar, { officerOf }: Staff): Promise<Seller[]> {
  const sellers: Seller[] = []
  for (const [index, home] of inOrderOfMeeting().entries()) {
    const registeredAgo = Math.round(182 - index * 2.35)
    const officer = officerOf(home.commune)
    const phone = ownPhones[home.key] ?? `0914000${String(demoStalls.indexOf(home)).padStart(3, '0')}`
    const { owner, producerId } = await registerHome(world, calendar.at(registeredAgo, '09:00'), home, { phone, officer })
    const seller: Seller = { key: home.key, producerId, unitPath: `${home.province}/${home.commune}`, owner, officer, products: [], openedAgo: registeredAgo - 12 }
    if (home.key === 'song-trem') await addHelpers(world, calendar.at(registeredAgo - 1, '09:00'), seller)
    await startDemoStall(world, seller, calendar.at(registeredAgo - 3, '19:30'), { stall: home.stall, story: home.story, pickup: `Nhà ${home.head}, ${home.hamlet}`, direct: home.key === DIRECT })
    await teach(world, seller, calendar.at(registeredAgo - 5, '14:00'))
    sellers.push(seller)
  }
  await twoAtATime(sellers, (seller) => sellGoods(world, seller, calendar, seller.openedAgo + 4, demoStalls.find(({ key }) => key === seller.key)!.products))
  for (const seller of sellers) await judgeGoods(world, seller, calendar)
  await nameMakers(world, sellers.find(({ key }) => key === 'song-trem')!, calendar)
  return sellers
}

/** First those whose orders the plan names, then the others, mixed as a market is. */
function inOrderOfMeeting() {
  const early = demoStalls.filter(({ key }) => earlyStalls.includes(key))
  return [...early, ...randomOf('market days').shuffled(demoStalls.filter((home) => !early.includes(home)))]
}

/** Those still on their way, each at its stage. */
async function walkHouseholds(world: World, calendar: Calendar, { officerOf }: Staff): Promise<Step[]> {
  const steps: Step[] = []
  for (const [index, home] of demoHouseholds.entries()) await walk(home, index)
  return steps

  async function walk(home: DemoHousehold, index: number): Promise<void> {
    const ago = Math.round(44 - index * 2.7)
    const phone = `0915000${String(index).padStart(3, '0')}`
    if (home.stage === 'self') return registerSelf(world, calendar.at(ago, '20:10'), home, phone)
    const officer = officerOf(home.commune)
    const { owner, producerId } = await registerHome(world, calendar.at(ago, '15:00'), home, { phone, officer, phoneChecked: home.stage !== 'met' })
    const seller: Seller = { key: home.key, producerId, unitPath: `${home.province}/${home.commune}`, owner, officer, products: [], openedAgo: 0 }
    if (home.stage === 'met' || home.stage === 'checked') return
    await teach(world, seller, calendar.at(ago - 1, '15:30'), home.stage === 'skills' ? ['alone', 'with_help', 'not_yet'] : undefined)
    if (home.stage === 'skills') return
    const waiting = home.stage !== 'draft'
    await startDemoStall(world, seller, calendar.at(ago - 2, '19:00'), { stall: `${home.grows} ${home.head}`, story: '', pickup: waiting ? `Nhà ${home.head}, ${home.hamlet}` : undefined })
    if (!waiting) return
    const productId = await listFirst(world, calendar, seller, home, ago - 3)
    if (home.stage === 'empty') steps.push(verify(world, seller, calendar.at(ago - 4, '10:00')), emptyShelf(world, calendar, seller, productId))
  }
}

async function listFirst(world: World, calendar: Calendar, seller: Seller, { grows, province }: DemoHousehold, daysAgo: number): Promise<string> {
  const honey = grows === 'Mật ong'
  const listing = {
    name: honey ? 'Mật ong rừng tràm Cà Mau' : 'Chè móc câu Tân Cương',
    setId: honey ? 'mat-ong-mat-khac' : 'che-tuoi-che-bien',
    unitLabel: honey ? 'chai 500 ml' : 'gói 200 g',
    netUnit: honey ? ('ml' as const) : ('g' as const),
    netAmount: honey ? 500 : 200,
    price: honey ? 220_000 : 90_000,
    stock: 20,
    shipGrams: honey ? 850 : 230,
    storage: 'kho-mat' as const,
    shelfLifeDays: 720,
    description: honey ? 'Mật gác kèo trong rừng tràm, quay tay, lọc vải. Để nơi mát, tránh nắng.' : 'Cánh chè cong như móc câu, nước xanh, hương cốm. Để nơi khô, mát, tránh nắng.',
    ingredients: honey ? 'Mật ong 100 %.' : 'Búp chè tươi 100 %.',
    usage: honey ? 'Pha nước ấm, không cho trẻ dưới 1 tuổi.' : 'Dùng 5 g cho ấm 200 ml nước 85 °C.',
  }
  return putOnSale(world, seller, calendar, daysAgo, { listing, pictures: [{ kind: honey ? 'honey' : 'tea-leaves', seed: `waiting ${province}` }], counted: 18, name: `first ${seller.key}` })
}

/** The stall stands open with nothing on its shelf: shown, not hidden. */
const emptyShelf = (world: World, calendar: Calendar, seller: Seller, productId: string): Step => ({
  at: calendar.at(1, '18:00'),
  run: () => pauseProduct(sellerContext(world, seller, calendar.at(1, '18:00'), 'pause'), { productId }),
})

const sweep = (world: World, at: Date): Step => ({
  at,
  async run() {
    const ctx = () => world.as(null, at, `sweep ${at.toISOString()}`)
    await world.settle(at)
    await expireHolds(ctx())
    await cancelUnanswered(ctx())
    await completeDelivered(ctx())
    await sendRefunds(ctx())
  },
})
