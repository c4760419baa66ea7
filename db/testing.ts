import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, Context, Grant, MemberRole } from '#app/lib/context.ts'
import { fold, slugOf } from '#app/lib/fold.ts'
import { idAt } from '#app/lib/ids.server.ts'
import type { FileStore, Ports } from '#app/lib/ports.ts'
import { openVault } from '#app/adapters/vault/vault.server.ts'
import { openStore, type Store } from './client.server.ts'
import { personPhones, persons, roleGrants } from './schema/accounts.ts'
import { ocopCertificates, ocopSets, productPhotos, products, stockMovements } from './schema/catalog.ts'
import { communes, hamlets, provinces } from './schema/places.ts'
import { consents, memberships, producerResidences, producers } from './schema/producers.ts'
import { collectors, stalls } from './schema/stalls.ts'

/** A migrated database of the test file's own: the one its vitest project names, else a throw-away SQLite file. */
export const openTestStore = (): Promise<Store> => openStore(process.env.DATABASE_URL ?? join(mkdtempSync(join(tmpdir(), 'cho-lang-')), 'test.sqlite'))

export type Sent = { phone: string; text: string; key: string }
export type TestContext = Context & { sent: Sent[]; setClock(at: Date): void; as(actor: Actor | null, producer?: Context['producer']): TestContext }

const MORNING = new Date('2026-11-22T02:00:00Z')

/** A context with a clock to set, messages kept in `sent` and files in memory. `as` shares all of them with another person. */
export function testContext({ store, at = MORNING, actor = null }: { store: Store; at?: Date; actor?: Actor | null }): TestContext {
  let now = at
  const sent: Sent[] = []
  const ports: Ports = {
    messenger: { send: async (message) => void sent.push(message) },
    bankFeed: { read: () => ({ verified: false, why: 'off' }) },
    files: memoryFiles(),
    vault: openVault('a secret of at least thirty-two characters'),
    payments: deafGateway,
    merchant: () => deafGateway,
  }
  const shared = { store, ports, sent, locale: 'vi' as const, publicUrl: 'http://cholang.test', now: () => now, newId: () => idAt(now), setClock: (to: Date) => void (now = to) }
  const as = (who: Actor | null, producer?: Context['producer']): TestContext => ({ ...shared, as, actor: who, ...(producer && { producer }) })
  return as(actor)
}

const deafGateway: Ports['payments'] = {
  payUrl: ({ txnRef }) => `http://gateway.test/pay?ref=${txnRef}`,
  readNotice: () => ({ verified: false }),
  query: async () => 'unreachable',
  refund: async () => 'unreachable',
}

function memoryFiles(): FileStore {
  const kept = new Map<string, { data: Uint8Array; type: string }>()
  return {
    put: async (key, data, type) => void kept.set(key, { data, type }),
    get: async (key) => {
      const file = kept.get(key)
      return file ? { body: new Blob([file.data.slice()]).stream(), type: file.type, size: file.data.length } : null
    },
    delete: async (key) => void kept.delete(key),
  }
}

type With<Row> = Partial<Row>

/** Tân Cương in Thái Nguyên with the hamlets 01 to 03, and a second commune beside it; the same rows however often asked for. */
export async function somePlaces(ctx: Context) {
  const sort = (name: string) => ({ searchText: fold(name), sortKey: fold(name) })
  const validFrom = new Date('2025-07-01T00:00:00+07:00')
  const commune = (code: string, provinceCode: string, name: string) => ({ code, provinceCode, name, fullName: `Xã ${name}`, kind: 'xa', validFrom, ...sort(name) })
  await ctx.store.write(async (tx) => {
    const province = (code: string, name: string) => ({ code, name, fullName: `Tỉnh ${name}`, kind: 'province', ...sort(name) })
    await tx.insert(provinces).values([province('19', 'Thái Nguyên'), province('96', 'Cà Mau')]).onConflictDoNothing()
    await tx.insert(communes).values([commune('05503', '19', 'Tân Cương'), commune('05509', '19', 'Đại Phúc'), commune('32130', '96', 'Khánh Lâm')]).onConflictDoNothing()
    const hamlet = (number: string, name: string) => ({ id: `05503-${number}`, communeCode: '05503', number, name, unitPath: `19/05503/${number}` })
    await tx.insert(hamlets).values([hamlet('01', 'Hồng Thái'), hamlet('02', 'Gò Pháo'), hamlet('03', 'Soi Vàng')]).onConflictDoNothing()
  })
}

let phones = 0
/** A mobile number nobody else in this test file has. */
export const aPhone = () => `+8491${String(++phones).padStart(7, '0')}`

export async function aPerson(ctx: Context, { phone = aPhone(), phoneChecked = true, ...row }: With<typeof persons.$inferInsert> & { phone?: string | null; phoneChecked?: boolean } = {}) {
  const person = { id: ctx.newId(), fullName: 'Bùi Thị Tư', addressForm: 'cô', locale: 'vi', createdAt: ctx.now(), ...row }
  await ctx.store.write(async (tx) => {
    await tx.insert(persons).values(person)
    if (phone) await tx.insert(personPhones).values({ id: ctx.newId(), personId: person.id, phone, checkedAt: phoneChecked ? ctx.now() : null, createdAt: ctx.now() })
  })
  return { ...person, phone }
}

/** A person of staff, as an actor. */
export async function aStaffMember(ctx: Context, grants: readonly Grant[], { fullName = 'Nguyễn Thị Hạnh', addressForm = 'chị', ...row }: Parameters<typeof aPerson>[1] = {}): Promise<Actor> {
  const person = await aPerson(ctx, { fullName, addressForm, ...row })
  await ctx.store.write(async (tx) => {
    for (const grant of grants) await tx.insert(roleGrants).values({ id: ctx.newId(), personId: person.id, ...grant, validFrom: ctx.now() })
  })
  return { personId: person.id, name: fullName, grants }
}

/** The household or co-operative with its owner, who is also the actor to use. */
export async function aProducer(ctx: Context, { owner, hamlet = 'Hồng Thái', consented = true, ...row }: With<typeof producers.$inferInsert> & { owner?: { id: string; fullName: string }; hamlet?: string; consented?: boolean } = {}) {
  const head = owner ?? (await aPerson(ctx))
  const id = ctx.newId()
  const name = row.name ?? `Hộ ${head.fullName}`
  const producer = {
    id,
    kind: 'household',
    name,
    searchText: fold(name),
    grows: 'Chè',
    unitPath: '19/05503/01',
    provinceCode: '19',
    communeCode: '05503',
    registeredBy: head.id,
    metAt: null as Date | null,
    metBy: null as string | null,
    createdAt: ctx.now(),
    ...row,
  }
  await ctx.store.write(async (tx) => {
    await tx.insert(producers).values(producer)
    await tx.insert(producerResidences).values({ id: ctx.newId(), producerId: id, unitPath: producer.unitPath, hamlet, validFrom: ctx.now() })
    await tx.insert(memberships).values({ id: ctx.newId(), producerId: id, personId: head.id, role: 'owner', validFrom: ctx.now() })
    if (consented) await tx.insert(consents).values({ id: ctx.newId(), producerId: id, personId: head.id, kind: 'data', textVersion: 'test', given: 'self', givenAt: ctx.now() })
  })
  const actor: Actor = { personId: head.id, name: head.fullName, grants: [] }
  return { ...producer, ownerId: head.id, actor, member: { id, roles: ['owner'] as const satisfies readonly MemberRole[] } }
}

export async function aMember(ctx: Context, producerId: string, role: MemberRole, person?: { id: string; fullName: string }): Promise<Actor> {
  const { id, fullName } = person ?? (await aPerson(ctx, { fullName: 'Lê Văn Phúc', addressForm: 'anh' }))
  await ctx.store.write((tx) => tx.insert(memberships).values({ id: ctx.newId(), producerId, personId: id, role, validFrom: ctx.now() }))
  return { personId: id, name: fullName, grants: [] }
}

export async function aCollector(ctx: Context, row: With<typeof collectors.$inferInsert> = {}) {
  const collector = { id: 'buu-dien', name: 'Bưu điện demo', settlement: 'collect', unitPath: '', ...row }
  await ctx.store.write((tx) => tx.insert(collectors).values(collector).onConflictDoNothing())
  return collector
}

/** An open stall unless told otherwise, of a producer made for it unless given one. */
export async function aStall(ctx: Context, row: With<typeof stalls.$inferInsert> = {}) {
  await aCollector(ctx, row.collectorId ? { id: row.collectorId } : {})
  const producer = row.producerId ? undefined : await aProducer(ctx)
  const id = row.id ?? ctx.newId()
  const name = row.name ?? 'Chè cô Tư'
  const at = ctx.now()
  const stall = {
    id,
    producerId: producer?.id ?? row.producerId!,
    collectorId: 'buu-dien',
    slug: slugOf(name, id),
    name,
    story: 'Chè hái tay, sao trong ngày.',
    pickupAddress: 'Xóm Hồng Thái, gần nhà văn hoá',
    provinceCode: '19',
    communeCode: '05503',
    state: 'open',
    rulesAcceptedAt: at as Date | null,
    verifiedBy: null as string | null,
    verifiedAt: at as Date | null,
    openedAt: at as Date | null,
    payableAt: null as Date | null,
    version: 1,
    createdAt: at,
    ...row,
  }
  await ctx.store.write((tx) => tx.insert(stalls).values(stall))
  return { ...stall, producer }
}

/** Three of the 26 OCOP sets; the same rows however often asked for. */
export async function someSets(ctx: Context) {
  const set = (id: string, industry: string, industryName: string, groupName: string, name: string, position: number) => ({ id, industry, industryName, groupName, name, position })
  const food = 'Sản phẩm thực phẩm'
  const rows = [
    set('che-tuoi-che-bien', 'I', food, 'Chè', 'Chè tươi, chế biến', 11),
    set('tuong-nuoc-mam-gia-vi-long', 'I', food, 'Gia vị', 'Tương, nước mắm, gia vị dạng lỏng khác', 9),
    set('thu-cong-my-nghe', 'IV', 'Sản phẩm hàng thủ công mỹ nghệ', 'Thủ công mỹ nghệ gia dụng, trang trí', 'Thủ công mỹ nghệ gia dụng, trang trí', 21),
  ]
  await ctx.store.write((tx) => tx.insert(ocopSets).values(rows).onConflictDoNothing())
}

/** Published with ten in stock unless told otherwise, in a stall made for it unless given one. */
export async function aProduct(ctx: Context, row: With<typeof products.$inferInsert> = {}) {
  await somePlaces(ctx)
  await someSets(ctx)
  const stallId = row.stallId ?? (await aStall(ctx)).id
  const id = row.id ?? ctx.newId()
  const name = row.name ?? 'Chè Đinh Tân Cương'
  const product = {
    id,
    stallId,
    setId: 'che-tuoi-che-bien',
    slug: slugOf(name, id),
    name,
    searchText: fold(`${name} Chè cô Tư Tân Cương Thái Nguyên`),
    unitLabel: 'hộp 200 g',
    netUnit: 'g',
    netAmount: 200,
    price: 240_000,
    stock: 10,
    shipGrams: 260,
    storage: 'kho-mat',
    shelfLifeDays: 720 as number | null,
    description: 'Chè một tôm, sao tay trong ngày.',
    state: 'published',
    provinceCode: '19',
    communeCode: '05503',
    rank: 1,
    createdAt: ctx.now(),
    publishedAt: ctx.now() as Date | null,
    ...row,
  }
  await ctx.store.write(async (tx) => {
    await tx.insert(products).values(product)
    await tx.insert(stockMovements).values({ id: ctx.newId(), productId: id, delta: product.stock, reason: 'listed', at: ctx.now() })
  })
  return product
}

export async function aPhoto(ctx: Context, productId: string, row: With<typeof productPhotos.$inferInsert> = {}) {
  const photo = { id: ctx.newId(), productId, position: 1, width: 1280, height: 960, createdAt: ctx.now(), ...row }
  await ctx.store.write((tx) => tx.insert(productPhotos).values(photo))
  return photo
}

/** Verified and valid for three years from the clock's day unless told otherwise. */
export async function aCertificate(ctx: Context, productId: string, row: With<typeof ocopCertificates.$inferInsert> = {}) {
  const certificate = {
    id: ctx.newId(),
    productId,
    number: 'DEMO-1',
    stars: 4,
    decisionNo: '123/QĐ-UBND',
    issuedByLevel: 'province',
    issuedOn: '2025-07-01',
    expiresOn: '2028-07-01',
    typedBy: 'somebody',
    verifiedBy: 'somebody-else' as string | null,
    verifiedAt: ctx.now() as Date | null,
    ...row,
  }
  await ctx.store.write((tx) => tx.insert(ocopCertificates).values(certificate))
  return certificate
}
