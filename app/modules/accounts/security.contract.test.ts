import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffRole } from '#app/lib/context.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { credentials, recoveryCodes, roleGrants, sessions } from '#db/schema/accounts.ts'
import { aPerson, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { addPerson } from './add-person.server.ts'
import { appointFirstOperator } from './appoint-first-operator.server.ts'
import { changeSecret } from './change-secret.server.ts'
import { checkPin } from './check-secret.server.ts'
import { dataAboutMe, notePrivacyVisit } from './data-about-me.server.ts'
import { enrolDevice } from './enrol-device.server.ts'
import { findSession } from './find-session.server.ts'
import { endRole, grantRole } from './grant-role.server.ts'
import { issueHelperCode } from './helper-codes.server.ts'
import { openSession } from './open-session.server.ts'
import { personById, personContact, personIdsOfPhone } from './person-contact.server.ts'
import { countHit } from './rate-limit.server.ts'
import { hashSecret } from './secret-hash.server.ts'
import { listSessions, revokeSession, signOut } from './sessions.server.ts'
import { setPin } from './set-secret.server.ts'
import { beginTotp, confirmTotp, passSecondFactor, readTicket } from './totp.server.ts'
import { chooseLanguage, updatePerson } from './update-person.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => void (store = await openTestStore()))
afterAll(() => store.close())
beforeEach(() => void (ctx = testContext({ store })))

const PIN = '246810'

/** A person with a PIN and an open session, and a context in which she asks. */
async function someone({ openedBy = 'pin' as const, fullName = 'Nguyễn Thị Hạnh' } = {}) {
  const person = await aPerson(ctx, { fullName })
  const pin = await hashSecret(PIN)
  const token = await store.write(async (tx) => {
    await setPin(tx, ctx, { personId: person.id, pin })
    return openSession(tx, ctx, { personId: person.id, device: 'Android · Chrome', openedBy })
  })
  const actor = { personId: person.id, name: person.fullName, grants: [] }
  return { ...person, token, own: { ...ctx.as(actor), actor } }
}
type Someone = Awaited<ReturnType<typeof someone>>

const grant = (personId: string, role: StaffRole, unitPath = '19', dates: { validFrom?: Date; validTo?: Date } = {}) => store.write((tx) => grantRole(tx, ctx, { personId, role, unitPath, ...dates }))
const seen = (token: string, options?: Parameters<typeof findSession>[2]) => findSession(ctx, token, options)
const rolesOf = async (token: string, options?: Parameters<typeof findSession>[2]) => (await seen(token, options))!.actor.grants.map(({ role, unitPath }) => `${role} ${unitPath}`)

describe('a PIN', () => {
  it('opens for the right one and never for another person’s', async () => {
    const [hanh, luc] = [await someone(), await someone()]
    await store.write(async (tx) => setPin(tx, ctx, { personId: luc.id, pin: await hashSecret('907163') }))
    expect(await checkPin(ctx, { personId: hanh.id, pin: PIN })).toBe(true)
    expect(await checkPin(ctx, { personId: luc.id, pin: PIN })).toBe(false)
    expect(await checkPin(ctx, { personId: 'nobody', pin: PIN })).toBe(false)
  })

  it('locks after five wrong tries, longer each time, and forgets them after a right one', async () => {
    const { id: personId } = await someone()
    const wrong = () => checkPin(ctx, { personId, pin: '000000' })
    for (let n = 0; n < 5; n++) expect(await wrong()).toBe(false)
    await expect(checkPin(ctx, { personId, pin: PIN })).rejects.toMatchObject({ kind: 'too_many', code: 'accounts.locked', params: { minutes: 15 } })
    ctx.setClock(plus(ctx.now(), 15 * MINUTE))
    for (let n = 0; n < 5; n++) expect(await wrong()).toBe(false)
    await expect(wrong()).rejects.toMatchObject({ params: { minutes: 60 } })
    ctx.setClock(plus(ctx.now(), HOUR))
    expect(await checkPin(ctx, { personId, pin: PIN })).toBe(true)
    for (let n = 0; n < 5; n++) expect(await wrong()).toBe(false)
    await expect(wrong()).rejects.toMatchObject({ params: { minutes: 15 } })
  })

  it('gives five guesses to thirty at once', async () => {
    const { id: personId } = await someone()
    const guesses = await Promise.allSettled(Array.from({ length: 30 }, () => checkPin(ctx, { personId, pin: '000000' })))
    expect(guesses.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  it('is kept as an argon2id hash only', async () => {
    const { id } = await someone()
    const [kept] = await store.read.select().from(credentials).where(eq(credentials.personId, id))
    expect(kept!.secret).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('sessions', () => {
  it('are kept as hashes, roll on with each visit and end 30 days after the last', async () => {
    const { token } = await someone()
    expect(JSON.stringify(await store.read.select().from(sessions))).not.toContain(token)
    for (let n = 0; n < 3; n++) {
      ctx.setClock(plus(ctx.now(), 29 * DAY))
      expect(await seen(token)).toBeDefined()
    }
    ctx.setClock(plus(ctx.now(), 30 * DAY))
    expect(await seen(token)).toBeUndefined()
  })

  it('are listed to their owner, who ends each of them; nobody else can', async () => {
    const [hanh, luc] = [await someone(), await someone()]
    const other = await store.write((tx) => openSession(tx, ctx, { personId: hanh.id, device: 'Windows · Chrome', openedBy: 'password' }))
    const listed = await listSessions(hanh.own, { token: hanh.token })
    expect(listed.map(({ device, current }) => [device, current])).toEqual(expect.arrayContaining([['Android · Chrome', true], ['Windows · Chrome', false]]))
    const sessionId = listed.find(({ current }) => !current)!.id
    await expect(revokeSession(luc.own, { sessionId })).rejects.toMatchObject({ kind: 'not_found' })
    expect(await seen(other)).toBeDefined()
    await revokeSession(hanh.own, { sessionId })
    expect(await seen(other)).toBeUndefined()
    await expect(revokeSession(hanh.own, { sessionId })).rejects.toMatchObject({ kind: 'not_found' })
    await signOut(ctx, { token: hanh.token })
    expect(await seen(hanh.token)).toBeUndefined()
  })

  it('end everywhere else when the PIN or the password changes', async () => {
    const hanh = await someone()
    const other = await store.write((tx) => openSession(tx, ctx, { personId: hanh.id, device: '', openedBy: 'pin' }))
    const change = { kind: 'pin' as const, token: hanh.token, next: '907163' }
    await expect(changeSecret(hanh.own, { ...change, current: '000000' })).rejects.toMatchObject({ code: 'accounts.currentWrong', params: { field: 'current' } })
    await expect(changeSecret(hanh.own, { ...change, current: PIN, next: '123456' })).rejects.toMatchObject({ params: { field: 'next' } })
    expect(await seen(other)).toBeDefined()
    await changeSecret(hanh.own, { ...change, current: PIN })
    expect([await seen(other), (await seen(hanh.token)) !== undefined]).toEqual([undefined, true])
    expect(await checkPin(ctx, { personId: hanh.id, pin: '907163' })).toBe(true)
    await changeSecret(hanh.own, { kind: 'password', current: '907163', next: 'con trâu đi trước', token: hanh.token })
  })

  it.each(['', 'x', 'x'.repeat(5_000), "' or 1=1 --"])('a made-up token is nobody: %#', async (token) => expect(await seen(token)).toBeUndefined())
})

describe('roles', () => {
  it('count between their dates, are granted once, and end at once', async () => {
    const { id, token } = await someone()
    const tomorrow = plus(ctx.now(), DAY)
    await Promise.all([grant(id, 'officer', '19/05503'), grant(id, 'officer', '19/05503')])
    await grant(id, 'post_clerk', '19', { validFrom: tomorrow, validTo: plus(tomorrow, DAY) })
    expect(await rolesOf(token)).toEqual(['officer 19/05503'])
    ctx.setClock(tomorrow)
    expect((await rolesOf(token)).sort()).toEqual(['officer 19/05503', 'post_clerk 19'])
    ctx.setClock(plus(tomorrow, DAY))
    expect(await rolesOf(token)).toEqual(['officer 19/05503'])
    const end = { personId: id, role: 'officer' as const, unitPath: '19/05503' }
    expect(await store.write((tx) => endRole(tx, ctx, end))).toBe(true)
    expect(await store.write((tx) => endRole(tx, ctx, end))).toBe(false)
    expect(await rolesOf(token)).toEqual([])
    await grant(id, 'officer', '19/05503')
    expect(await store.read.select().from(roleGrants).where(eq(roleGrants.personId, id))).toHaveLength(3)
    const types = (await store.read.select({ type: events.type }).from(events).where(eq(events.subjectId, id))).map(({ type }) => type)
    expect(types.filter((type) => type === 'role.granted')).toHaveLength(3)
    expect(types.filter((type) => type === 'role.ended')).toHaveLength(1)
  })

  it.each(['1', '19/', '19/5503', '19/05503/3', '../19', "19'", '190'])('the unit %j is none', async (unitPath) => {
    const { id } = await someone()
    await expect(grant(id, 'officer', unitPath)).rejects.toMatchObject({ kind: 'invalid' })
  })
})

describe('the second factor', () => {
  const codeNow = (secret: string, at = ctx.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

  async function paired(hanh: Someone) {
    const helperCode = await store.write((tx) => issueHelperCode(tx, ctx, { personId: hanh.id }))
    const { secret, ticket } = await beginTotp(hanh.own, { helperCode })
    const { token, recovery } = await confirmTotp(hanh.own, { ticket, code: codeNow(secret), token: hanh.token, device: 'Android' })
    return { secret: secret.replaceAll(' ', ''), token, recovery }
  }

  it('stands before the role, whichever way the person came in, and gives a new token', async () => {
    const hanh = await someone()
    await grant(hanh.id, 'officer', '19/05503')
    for (const openedBy of ['pin', 'password', 'code'] as const) {
      const token = await store.write((tx) => openSession(tx, ctx, { personId: hanh.id, device: '', openedBy }))
      expect(await seen(token, { guarded: true })).toMatchObject({ actor: { grants: [] }, waiting: [{ role: 'officer' }] })
    }
    const { token } = await paired(hanh)
    expect(await seen(hanh.token)).toBeUndefined()
    expect(await rolesOf(token, { guarded: true })).toEqual(['officer 19/05503'])
    ctx.setClock(plus(ctx.now(), 12 * HOUR))
    expect(await rolesOf(token, { guarded: true })).toEqual([])
  })

  it('takes a code once, also of two at the same instant', async () => {
    const hanh = await someone()
    const { secret, token } = await paired(hanh)
    ctx.setClock(plus(ctx.now(), MINUTE))
    const step = { code: codeNow(secret), device: '' }
    const second = await store.write((tx) => openSession(tx, ctx, { personId: hanh.id, device: '', openedBy: 'pin' }))
    const both = await Promise.allSettled([passSecondFactor(hanh.own, { ...step, token }), passSecondFactor(hanh.own, { ...step, token: second })])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(passSecondFactor(hanh.own, { ...step, token: second })).rejects.toMatchObject({ code: 'accounts.totpWrong' })
  })

  it('does not take the code that paired the phone, nor an old or a foreign one', async () => {
    const [hanh, luc] = [await someone(), await someone()]
    const at = ctx.now()
    const [{ secret, token }, lucs] = [await paired(hanh), await paired(luc)]
    for (const code of [codeNow(secret, at), codeNow(secret, plus(at, -5 * MINUTE)), '000000', 'abcdef', '', '9'.repeat(6)]) {
      await expect(passSecondFactor(hanh.own, { code, token, device: '' })).rejects.toMatchObject({ code: 'accounts.totpWrong' })
    }
    ctx.setClock(plus(at, HOUR))
    await expect(passSecondFactor(hanh.own, { code: codeNow(lucs.secret), token, device: '' })).rejects.toMatchObject({ code: 'accounts.totpWrong' })
  })

  it('is refused after eight tries in a quarter of an hour', async () => {
    const hanh = await someone()
    const { token } = await paired(hanh)
    ctx.setClock(plus(ctx.now(), HOUR))
    const answers = []
    for (let n = 0; n < 9; n++) answers.push(await passSecondFactor(hanh.own, { code: '000000', token, device: '' }).catch((error: { kind: string }) => error.kind))
    expect(answers).toEqual([...Array<string>(8).fill('invalid'), 'too_many'])
  })

  it('takes each of ten recovery codes once; they are kept as digests, the secret sealed', async () => {
    const hanh = await someone()
    const { secret, token, recovery } = await paired(hanh)
    const kept = JSON.stringify([await store.read.select().from(recoveryCodes), await store.read.select().from(credentials)])
    for (const text of [secret, ...recovery]) expect(kept).not.toContain(text)
    expect(new Set(recovery).size).toBe(10)
    const { token: next } = await passSecondFactor(hanh.own, { code: recovery[0]!.toLowerCase(), token, device: '' })
    await expect(passSecondFactor(hanh.own, { code: recovery[0]!, token: next, device: '' })).rejects.toMatchObject({ code: 'accounts.totpWrong' })
  })

  it('pairs with a ticket of one’s own, for a quarter of an hour, that was not tampered with', async () => {
    const [hanh, luc] = [await someone(), await someone()]
    const helperCode = await store.write((tx) => issueHelperCode(tx, ctx, { personId: hanh.id }))
    const { ticket } = await beginTotp(hanh.own, { helperCode })
    await expect(beginTotp(hanh.own, { helperCode })).rejects.toMatchObject({ code: 'accounts.helperCodeWrong' })
    expect(() => readTicket(luc.own, ticket)).toThrow('accounts.ticketOld')
    const changed = ticket.replace(/.(?=.{20}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
    for (const bad of ['', 'x', changed, ticket.slice(0, -6)]) expect(() => readTicket(hanh.own, bad)).toThrow('accounts.ticketOld')
    ctx.setClock(plus(ctx.now(), 16 * MINUTE))
    expect(() => readTicket(hanh.own, ticket)).toThrow('accounts.ticketOld')
  })

  it('of a hamlet team is the enrolled device with a PIN', async () => {
    const member = await someone()
    await grant(member.id, 'team_member', '19/05503/03')
    const helperCode = await store.write((tx) => issueHelperCode(tx, ctx, { personId: member.id }))
    const deviceToken = await enrolDevice(member.own, { helperCode, name: 'Android · Chrome' })
    expect(await rolesOf(member.token, { guarded: true, deviceToken })).toEqual(['team_member 19/05503/03'])
    expect(await rolesOf(member.token, { guarded: true })).toEqual([])
    expect(await rolesOf(member.token, { guarded: true, deviceToken: 'x' })).toEqual([])
    const byPassword = await store.write((tx) => openSession(tx, ctx, { personId: member.id, device: '', openedBy: 'password' }))
    expect(await rolesOf(byPassword, { guarded: true, deviceToken })).toEqual([])
    const stranger = await someone()
    await grant(stranger.id, 'team_member', '19/05503/03')
    expect(await rolesOf(stranger.token, { guarded: true, deviceToken })).toEqual([])
  })
})

describe('the first operator of a province', () => {
  it('is appointed from the machine and pairs her telephone with the code it prints; doing it again changes nothing', async () => {
    const input = { phone: '0912 888 001', fullName: 'Ma Văn Lực', unitPath: '19' }
    await appointFirstOperator(ctx, input)
    const { helperCode } = await appointFirstOperator(ctx, input)
    const [personId, ...others] = await personIdsOfPhone(store.read, '+84912888001')
    expect(others).toEqual([])
    const actor = { personId: personId!, name: input.fullName, grants: [] }
    expect((await beginTotp({ ...ctx.as(actor), actor }, { helperCode })).secret).toMatch(/^[A-Z2-7]{32}$/)
    const token = await store.write((tx) => openSession(tx, ctx, { personId: personId!, device: '', openedBy: 'pin' }))
    expect(await rolesOf(token)).toEqual(['province_operator 19'])
  })

  it('is not guessed among several who share a number', async () => {
    const { phone } = await aPerson(ctx)
    await aPerson(ctx, { phone })
    await expect(appointFirstOperator(ctx, { phone: phone!, fullName: 'Ma Văn Lực', unitPath: '19' })).rejects.toMatchObject({ code: 'accounts.phoneShared' })
  })
})

describe('a limit', () => {
  it('counts every one of many at once, per key, and begins anew after its window', async () => {
    const limit = { max: 5, windowMs: MINUTE }
    const hits = await Promise.all(Array.from({ length: 20 }, () => countHit(ctx, 'key', limit)))
    expect(hits.filter(({ ok }) => ok)).toHaveLength(5)
    expect(await countHit(ctx, 'other key', limit)).toEqual({ ok: true, retryAfterS: 60 })
    ctx.setClock(plus(ctx.now(), 30_000))
    expect(await countHit(ctx, 'key', limit)).toEqual({ ok: false, retryAfterS: 30 })
    ctx.setClock(plus(ctx.now(), 30_000))
    expect(await countHit(ctx, 'key', limit)).toMatchObject({ ok: true })
  })
})

describe('a person', () => {
  it('is put on record with a number as typed, and can be reached at the newest', async () => {
    const id = await store.write((tx) => addPerson(tx, ctx, { fullName: 'Bùi Thị Tư', phone: '0912 777 001', addressForm: 'cô' }))
    expect(await personContact(store.read, id)).toEqual({ fullName: 'Bùi Thị Tư', addressForm: 'cô', phone: '+84912777001', phoneChecked: false })
    expect(await personContact(store.read, 'nobody')).toBeUndefined()
    expect(await personContact(store.read, await store.write((tx) => addPerson(tx, ctx, { fullName: 'Ngô Văn Ba' })))).toMatchObject({ phone: null, phoneChecked: false })
  })

  it.each([{ phone: '12345' }, { phone: '0212 345 678' }, { addressForm: 'sếp' }])('is not put on record with %j', async (wrong) => {
    await expect(store.write((tx) => addPerson(tx, ctx, { fullName: 'Bùi Thị Tư', ...wrong }))).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('changes her own name and language, sees what is kept about her, and the visit is noted', async () => {
    const hanh = await someone()
    await updatePerson(hanh.own, { fullName: 'Nguyễn  Thị Hạnh ', addressForm: null })
    await chooseLanguage(hanh.own, 'en')
    expect(await personById(store.read, hanh.id)).toMatchObject({ fullName: 'Nguyễn Thị Hạnh', addressForm: null, locale: 'en' })
    await notePrivacyVisit(hanh.own)
    const mine = await dataAboutMe(hanh.own, { token: hanh.token })
    expect(mine).toMatchObject({ phones: [{ phone: hanh.phone }], secrets: ['pin'], sessions: [{ device: 'Android · Chrome' }] })
    expect(JSON.stringify(mine)).not.toContain('argon2')
    const noted = await store.read.select({ type: events.type, payload: events.payload }).from(events).where(eq(events.subjectId, hanh.id))
    expect(noted).toContainEqual({ type: 'privacy.page_visited', payload: { personId: hanh.id } })
  })
})
