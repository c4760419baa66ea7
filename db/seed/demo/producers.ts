import type { Actor, MemberRole } from '#app/lib/context.ts'
import { addPhotos } from '#app/modules/catalog/add-photos.server.ts'
import { countStock } from '#app/modules/catalog/count-stock.server.ts'
import { listProduct } from '#app/modules/catalog/list-product.server.ts'
import { publishProduct } from '#app/modules/catalog/publish-product.server.ts'
import type { Storage } from '#app/modules/catalog/product.ts'
import { recordSkills } from '#app/modules/onboarding/record-skill.server.ts'
import { verifyProducer } from '#app/modules/onboarding/verify-producer.server.ts'
import { addMember } from '#app/modules/producers/members.server.ts'
import { registerProducer } from '#app/modules/producers/register-producer.server.ts'
import { acceptRules, setPickup, tellStory } from '#app/modules/stalls/save-stall.server.ts'
import { startStall } from '#app/modules/stalls/start-stall.server.ts'
import type { Calendar, Step } from './days.ts'
import type { Kind } from './drawings/drawings.ts'
import { describe, goods, netOf, picturesOf, taxOf } from './goods.ts'
import { aDemoPerson, givePin } from './people.ts'
import { randomOf } from './random.ts'
import type { DemoHousehold, DemoStall } from './stalls.ts'
import type { World } from './world.ts'

export type Seller = {
  key: string
  producerId: string
  unitPath: string
  owner: Actor
  officer: Actor
  /** Who packs and who keeps the money, where that is somebody else. */
  packer?: Actor
  accountant?: Actor
  products: { id: string; good: string }[]
  /** Day on which the stall opened, in days before today. */
  openedAgo: number
}

export const sellerContext = (world: World, seller: Seller, at: Date, key: string, as: 'owner' | 'packer' = 'owner') => {
  const packs = as === 'packer' && seller.packer
  const roles: MemberRole[] = packs ? ['packer'] : ['owner']
  return world.as(packs || seller.owner, at, `${key} ${seller.key}`, { id: seller.producerId, roles })
}

type Home = Pick<DemoStall, 'key' | 'province' | 'commune' | 'hamlet' | 'head' | 'form' | 'grows' | 'organisation'>

/** The head proves her phone, then an officer at the door registers the household; she agrees on paper. */
export async function registerHome(world: World, at: Date, home: Home, { phone, officer, phoneChecked = true }: { phone: string; officer: Actor; phoneChecked?: boolean }): Promise<{ owner: Actor; producerId: string }> {
  const owner = phoneChecked ? await aDemoPerson(world, at, { key: home.key, fullName: home.head, addressForm: home.form, phone }) : undefined
  const place = { communeCode: home.commune, hamlet: home.hamlet, grows: home.grows }
  const kind = home.organisation ? ('cooperative' as const) : ('household' as const)
  const { producerId } = await registerProducer(world.as(officer, at, `register ${home.key}`), {
    ...place,
    kind,
    name: home.organisation,
    fullName: home.head,
    phone,
    addressForm: home.form,
    met: true,
    consent: phoneChecked ? 'paper' : undefined,
  })
  return { owner: owner ?? { personId: '', name: home.head, grants: [] }, producerId }
}

export const registerSelf = async (world: World, at: Date, home: DemoHousehold, phone: string): Promise<void> => {
  const owner = await aDemoPerson(world, at, { key: home.key, fullName: home.head, addressForm: home.form, phone })
  await registerProducer(world.as(owner, at, `register ${home.key}`), { kind: 'household', fullName: home.head, communeCode: home.commune, hamlet: home.hamlet, grows: home.grows, consent: 'self' })
}

/** Accountant and packer of HTX Sông Trẹm; chosen by the owner, checked by their own phones. */
export async function addHelpers(world: World, at: Date, seller: Seller): Promise<void> {
  const member = async (key: string, fullName: string, addressForm: string, phone: string, role: 'accountant' | 'packer') => {
    const { personId } = await addMember(sellerContext(world, seller, at, `member ${key}`), { producerId: seller.producerId, role, fullName, phone, addressForm })
    await givePin(world, at, personId)
    return { personId, name: fullName, grants: [] }
  }
  seller.accountant = await member('phuc', 'Lê Hoàng Phúc', 'anh', '0912000008', 'accountant')
  seller.packer = await member('sau', 'Trần Thị Sáu', 'chị', '0912000009', 'packer')
}

/** The four questions of the wizard. */
export async function startDemoStall(world: World, seller: Seller, at: Date, { stall, story, pickup, direct = false }: { stall: string; story: string; pickup: string | undefined; direct?: boolean }): Promise<void> {
  const ctx = sellerContext(world, seller, at, 'stall')
  await startStall(direct ? { ...ctx, settlement: 'direct' } : ctx, { name: stall })
  await tellStory(ctx, { story })
  if (pickup === undefined) return
  await setPickup(ctx, { pickupAddress: pickup })
  await world.store.write((tx) => acceptRules(tx, ctx))
}

type Listing = Parameters<typeof listProduct>[1]

/** Lists, photographs and publishes; then counts the shelf once more, as the lesson asks. */
export async function putOnSale(world: World, seller: Seller, calendar: Calendar, daysAgo: number, { listing, pictures, counted, name }: { listing: Listing; pictures: readonly { kind: Kind; seed: string }[]; counted: number; name: string }): Promise<string> {
  const ctx = (clock: string, what: string) => sellerContext(world, seller, calendar.at(daysAgo, clock), `${what} ${name}`)
  const { productId } = await listProduct(ctx('08:30', 'list'), listing)
  const files = await Promise.all(pictures.map(async ({ kind, seed }, index) => ({ name: `${index + 1}.jpg`, data: await world.camera(kind, seed) })))
  const { refused } = await addPhotos(ctx('08:40', 'photos'), { productId, files })
  if (refused.length > 0) throw new Error(`${name}: a picture was refused, ${refused[0]!.code}`)
  await publishProduct(ctx('08:50', 'publish'), { productId })
  await countStock(ctx('17:30', 'count'), { productId, stock: counted })
  return productId
}

const FEW: Record<string, number> = { '002': 14, '022': 9, '053': 4, '076': 3, '058': 5, '097': 6 }

export async function sellGoods(world: World, seller: Seller, calendar: Calendar, daysAgo: number, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const good = goods.get(id)!
    const stock = FEW[id] ?? randomOf(`stock ${id}`).whole(18, 90)
    const listing: Listing = {
      name: good.name,
      setId: good.setId,
      unitLabel: good.unit,
      ...netOf(good.unit),
      price: good.price,
      stock: stock + 2,
      shipGrams: Math.max(1, good.shipGrams),
      storage: good.storage as Storage,
      shelfLifeDays: good.shelfLifeDays,
      ...describe(good),
      taxTreatment: taxOf(good),
    }
    const productId = await putOnSale(world, seller, calendar, daysAgo, { listing, pictures: picturesOf(id), counted: stock, name: id })
    seller.products.push({ id: productId, good: id })
  }
}

/** What the officer saw: the three observed skills of the gate, each with the person whose duty it is. */
export async function teach(world: World, seller: Seller, at: Date, levels: readonly ('alone' | 'with_help' | 'not_yet')[] = ['alone', 'alone', 'alone']): Promise<void> {
  const ctx = world.as(seller.officer, at, `teach ${seller.key}`)
  const [lock, money, fraud] = levels
  const keeper = seller.accountant ?? seller.owner
  await recordSkills(ctx, { producerId: seller.producerId, personId: seller.owner.personId, seen: [{ skillId: 'm1-2', level: lock! }, { skillId: 'm8-1', level: fraud! }] })
  const later = world.as(seller.officer, at, `teach money ${seller.key}`)
  await recordSkills(later, { producerId: seller.producerId, personId: keeper.personId, seen: [{ skillId: 'm5-4', level: money! }] })
}

export const verify = (world: World, seller: Seller, at: Date): Step => ({
  at,
  run: async () => {
    await world.settle(at)
    const { opened } = await verifyProducer(world.as(seller.officer, at, `verify ${seller.key}`), { producerId: seller.producerId })
    if (!opened) throw new Error(`${seller.key}: the stall did not open`)
  },
})

