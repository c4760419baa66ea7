import { readFileSync } from 'node:fs'
import routes from '../../app/routes.ts'
import { doors, oddBodies, oddQueries } from '../support/doors.ts'
import { expect, test } from '../support/fixtures.ts'
import { HttpBuyer } from '../support/http-buyer.ts'
import { phones, sessionOf } from '../support/people.ts'
import { ask } from '../support/store.ts'

const everyDoor = doors(routes)
const people = { nobody: undefined, farmer: phones.coTu, accountant: phones.anhPhuc, officer: phones.chiHanh, operator: phones.chiVan, clerk: phones.chiMai, auditor: phones.coThanh } as const
type Person = keyof typeof people

/** Who may come in at all; everybody else is refused or sent to sign in. */
const rooms: { path: RegExp; open: readonly Person[] }[] = [
  { path: /^\/can-bo\/ho\/moi/, open: ['officer'] },
  { path: /^\/can-bo\/ho/, open: ['officer', 'auditor'] }, // the auditor reads everything
  { path: /^\/can-bo(\/|$)/, open: ['officer'] },
  { path: /^\/quan-tri(\/|$)/, open: ['operator', 'auditor'] },
  { path: /^\/buu-cuc/, open: ['clerk'] },
  { path: /^\/(nong-ho|tai-khoan)(\/|$)/, open: ['farmer', 'accountant', 'officer', 'operator', 'clerk', 'auditor'] },
]
/** How Remix tells its script of a redirect. */
const SENT_ON = 202
const INSIDES = /\n\s+at .+:\d+:\d+|SqliteError|SQLITE_|DrizzleQueryError|node_modules|invalid byte sequence|ZodError/

/** All of it in `npm run prove`; in `npm test` every door with a part of what may be sent, another part for each person. */
const thorough = process.env.RUNS === 'full'
const some = <Item>(all: readonly Item[], turn: number, most: number): readonly Item[] => (thorough ? all : all.filter((_, at) => (at + turn) % Math.ceil(all.length / most) === 0))

for (const [who, phone] of Object.entries(people) as [Person, string | undefined][]) {
  test(`${who} gets a clear answer at every door, whatever is sent`, async ({ shop }) => {
    test.setTimeout(thorough ? 1_200_000 : 240_000)
    const cookie = phone ? `phien=${await sessionOf(shop, phone)}` : ''
    const wrong: string[] = []
    const send = async (path: string, post?: (typeof oddBodies)[number]) => {
      const headers = { cookie, origin: shop.url, ...(post && { 'content-type': post.type }) }
      const knock = () => fetch(shop.url + path, { method: post ? 'POST' : 'GET', redirect: 'manual', headers, ...(post && { body: post.body }) })
      // A connection that lay idle may close in the moment it is used; a shop that fell does not answer the second time either.
      const answer = await knock().catch(knock).catch((error: TypeError) => `${error.message}, ${String(error.cause)}`)
      if (typeof answer === 'string') return void wrong.push(`${who} ${post ? `POST ${oddBodies.indexOf(post)}` : 'GET'} ${path.slice(0, 120)}: ${answer}`)
      const text = /^(text|application)/.test(answer.headers.get('content-type') ?? '') ? await answer.text() : ''
      const said = `${who} ${post ? `POST ${oddBodies.indexOf(post)}` : 'GET'} ${path.slice(0, 120)}: ${answer.status}`
      if (answer.status >= 500) wrong.push(said)
      if (INSIDES.test(text)) wrong.push(`${said} shows its insides: ${INSIDES.exec(text)![0].trim()}`)
      const to = answer.headers.get('location') ?? ''
      if (to.startsWith('//') || (/^https?:/.test(to) && !to.startsWith(shop.url) && !to.startsWith(shop.simulators))) wrong.push(`${said} leads away to ${to.slice(0, 60)}`)
      const room = rooms.find((one) => one.path.test(path))
      if (room && !room.open.includes(who)) {
        if (answer.status < 300 && answer.status !== SENT_ON) wrong.push(`${said}: not his room`)
        if (phone === undefined && answer.status >= 300 && answer.status < 400 && !to.startsWith('/dang-nhap')) wrong.push(`${said} leads to ${to}`)
      }
    }
    // What nobody finds at the shop's doors, a member of staff does not find either.
    const mine = phone ? everyDoor.filter(({ path }) => rooms.some((room) => room.path.test(path)) && !path.includes('xxx')) : everyDoor
    const turn = Object.keys(people).indexOf(who)
    const chosen = new Map<string, string[]>()
    for (const { pattern, path } of mine) chosen.set(pattern, [...(chosen.get(pattern) ?? []), path])
    for (const [at, path] of [...chosen.values()].flatMap((paths, nth) => some(paths, turn + nth, 2)).entries()) {
      for (const query of some(oddQueries, turn + at, 1)) await send(path + query)
      if (/^\/(nong-ho|can-bo|quan-tri|buu-cuc|tai-khoan|d)(\/|$)/.test(path)) await send(`${path}.data${oddQueries[1]}`)
      if (path !== '/dang-xuat') for (const body of some(oddBodies, turn + at, 2)) await send(path, body)
    }
    expect(wrong).toEqual([])
  })
}

test('the log tells nothing of who bought, and pages nothing of who sells', async ({ shop }) => {
  const buyer = new HttpBuyer(shop.url)
  const list = await buyer.send('/san-pham')
  const path = /href="(\/san-pham\/[^"?]+)"/.exec(list.html)![1]!
  const product = /name="product" value="([^"]+)"/.exec((await buyer.send(path)).html)![1]!
  const last = await buyer.untilTheLastButton(product, { phone: '0987000777' })
  const placed = await buyer.send('/dat-hang', last)
  expect(placed.status).toBe(303)
  const [group] = await ask(shop.databaseUrl, 'select code from order_groups where buyer_phone = ?', ['+84987000777'])
  const code = String(group!.code)
  await buyer.send('/tra-cuu', { code, phone: '0987000777' })
  await buyer.send(`/don-hang/${code}`)
  await buyer.send('/dang-nhap', { phone: '0987000777' })
  const log = readFileSync(shop.log, 'utf8')
  for (const secret of [code, '987000777', 'Trần Văn Nam', 'xóm Hồng Thái', 'phien=']) expect(log.includes(secret), secret).toBe(false)

  const stalls = [...(await buyer.send('/gian-hang')).html.matchAll(/href="(\/gian-hang\/[^"?]+)"/g)].map(([, to]) => to!)
  const goods = [...list.html.matchAll(/href="(\/san-pham\/[^"?]+)"/g)].map(([, to]) => to!)
  for (const to of ['/', '/san-pham', '/gian-hang', ...new Set([...stalls, ...goods])]) expect((await buyer.send(to)).html, to).not.toMatch(/(?:\+84|\b0)9\d{2}[ .]?\d{3}[ .]?\d{3}\b/)
})
