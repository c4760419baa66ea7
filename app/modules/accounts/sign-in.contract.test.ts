import { eq, lt } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newCode } from '#app/lib/code.server.ts'
import { DAY, HOUR, MINUTE, plus } from '#app/lib/time.ts'
import type { Store } from '#db/client.server.ts'
import { events } from '#db/schema/events.ts'
import { oneTimeCodes, personPhones, phoneProofs, sessions } from '#db/schema/accounts.ts'
import { aPerson, aPhone, openTestStore, testContext, type TestContext } from '#db/testing.ts'
import { runs } from '#db/testing/runs.ts'
import { sendConsentCode, useConsentCode } from './consent-code.server.ts'
import { registerPerson, signInChoosingPin, signInWithPin } from './enter.server.ts'
import { findSession } from './find-session.server.ts'
import { issueHelperCode, useHelperCode } from './helper-codes.server.ts'
import { peopleOnPhone } from './people-on-phone.server.ts'
import { provePhone } from './prove-phone.server.ts'
import { resetPin } from './reset-pin.server.ts'
import { hashSecret } from './secret-hash.server.ts'
import { setPin, setSecret } from './set-secret.server.ts'
import { signInWithPassword } from './sign-in-with-password.server.ts'
import { startSignIn } from './start-sign-in.server.ts'
import { sweepAccounts } from './sweep-accounts.server.ts'

let store: Store
let ctx: TestContext
beforeAll(async () => void (store = await openTestStore()))
afterAll(() => store.close())
beforeEach(() => void (ctx = testContext({ store })))

let addresses = 0
const aClient = () => ({ ip: `203.0.113.${++addresses}`, device: 'Android · Chrome' })
const PIN = '246810'

async function codeFor(phone: string): Promise<string> {
  await startSignIn(ctx, { phone, client: aClient() })
  return ctx.sent.at(-1)!.text.match(/\d{6}/)![0]
}
const proofFor = async (phone: string) => (await provePhone(ctx, { phone, code: await codeFor(phone), client: aClient() })).proofToken
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const code = (error: string) => expect.objectContaining({ code: error }) as Error

describe('a code for a phone', () => {
  it('goes to the phone in the words agreed, and never into events or tables', async () => {
    const phone = aPhone()
    const six = await codeFor(phone)
    expect(ctx.sent.at(-1)).toMatchObject({ phone, text: `Cho Lang: ma vao la ${six}, dung trong 10 phut. KHONG dua ma nay cho ai, ke ca can bo.` })
    expect(ctx.sent.at(-1)!.text.length).toBeLessThanOrEqual(160)
    const [kept] = await store.read.select().from(oneTimeCodes).where(eq(oneTimeCodes.phone, phone))
    expect(JSON.stringify(kept)).not.toContain(six)
    expect(JSON.stringify(await store.read.select().from(events))).not.toContain(six)
  })

  it('does the same for known and unknown numbers', async () => {
    const known = await aPerson(ctx)
    const [one, other] = [await startSignIn(ctx, { phone: known.phone!, client: aClient() }), await startSignIn(ctx, { phone: aPhone(), client: aClient() })]
    expect(one).toEqual(other)
    expect(ctx.sent).toHaveLength(2)
  })

  it('stays at the code sent for a minute, also when asked for twice at once', async () => {
    const phone = aPhone()
    const client = aClient()
    await Promise.all([startSignIn(ctx, { phone, client }), startSignIn(ctx, { phone, client }), startSignIn(ctx, { phone, client })])
    await startSignIn(ctx, { phone, client })
    expect(ctx.sent).toHaveLength(1)
    ctx.setClock(plus(ctx.now(), MINUTE))
    await startSignIn(ctx, { phone, client })
    expect(ctx.sent).toHaveLength(2)
  })

  it('is refused after ten in a day, and given again the day after', async () => {
    const phone = aPhone()
    for (let n = 0; n < 10; n++) {
      await startSignIn(ctx, { phone, client: aClient() })
      ctx.setClock(plus(ctx.now(), MINUTE))
    }
    await expect(startSignIn(ctx, { phone, client: aClient() })).rejects.toMatchObject({ kind: 'too_many', params: { minutes: 1430 } })
    expect(ctx.sent).toHaveLength(10)
    ctx.setClock(plus(ctx.now(), DAY))
    await startSignIn(ctx, { phone, client: aClient() })
    expect(ctx.sent).toHaveLength(11)
  })

  it('is refused to an address that asked for very many', async () => {
    const client = aClient()
    let refused = 0
    for (let n = 0; n < 302; n++) await startSignIn(ctx, { phone: aPhone(), client }).catch(() => refused++)
    expect(refused).toBe(2)
  })

  it('can be asked for again at once when the carrier did not take the message', async () => {
    const phone = aPhone()
    const { messenger } = ctx.ports
    ctx.ports.messenger = { send: () => Promise.reject(new Error('down')) }
    await expect(startSignIn(ctx, { phone, client: aClient() })).rejects.toMatchObject({ kind: 'unavailable' })
    ctx.ports.messenger = messenger
    expect(await codeFor(phone)).toMatch(/^\d{6}$/)
  })

  it('proves the phone once: of many at once exactly one gets through', async () => {
    const phone = aPhone()
    const six = await codeFor(phone)
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => provePhone(ctx, { phone, code: six, client: aClient() })))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await store.read.select().from(phoneProofs).where(eq(phoneProofs.phone, phone))).toHaveLength(1)
  })

  it('counts wrong tries down and is worth nothing after five, the right one included', async () => {
    const phone = aPhone()
    const six = await codeFor(phone)
    for (const left of [4, 3, 2, 1]) await expect(provePhone(ctx, { phone, code: wrongFor(six), client: aClient() })).rejects.toMatchObject({ code: 'accounts.codeWrong', params: { left } })
    await expect(provePhone(ctx, { phone, code: wrongFor(six), client: aClient() })).rejects.toThrow(code('accounts.codeOld'))
    await expect(provePhone(ctx, { phone, code: six, client: aClient() })).rejects.toThrow(code('accounts.codeOld'))
  })

  it('allows no more than five guesses to a hundred at once', async () => {
    const phone = aPhone()
    const six = await codeFor(phone)
    const guesses = await Promise.allSettled(Array.from({ length: 30 }, () => provePhone(ctx, { phone, code: wrongFor(six), client: aClient() })))
    const wrong = guesses.filter((guess) => guess.status === 'rejected' && (guess.reason as { code: string }).code === 'accounts.codeWrong')
    expect(wrong).toHaveLength(4)
  })

  it('is too old after ten minutes', async () => {
    const phone = aPhone()
    const six = await codeFor(phone)
    ctx.setClock(plus(ctx.now(), 10 * MINUTE))
    await expect(provePhone(ctx, { phone, code: six, client: aClient() })).rejects.toThrow(code('accounts.codeOld'))
  })

  it('belongs to its number alone', async () => {
    const six = await codeFor(aPhone())
    await expect(provePhone(ctx, { phone: aPhone(), code: six, client: aClient() })).rejects.toThrow(code('accounts.codeOld'))
  })
})

describe('who is holding the phone', () => {
  it('somebody new gets an account, a PIN and a session; her phone counts as checked', async () => {
    const phone = aPhone()
    const { token, personId } = await registerPerson(ctx, { proofToken: await proofFor(phone), fullName: '  Bùi  Thị Tư ', addressForm: 'cô', pin: PIN, device: 'Android' })
    expect(await findSession(ctx, token)).toMatchObject({ actor: { personId, name: 'Bùi Thị Tư', grants: [] }, waiting: [] })
    const happened = await store.read.select({ type: events.type }).from(events).where(eq(events.subjectId, personId))
    expect(happened.map(({ type }) => type).sort()).toEqual(['person.registered', 'phone.checked'])
  })

  it('several share a number, each with a PIN of her own', async () => {
    const phone = aPhone()
    const tu = await registerPerson(ctx, { proofToken: await proofFor(phone), fullName: 'Bùi Thị Tư', addressForm: 'cô', pin: PIN })
    ctx.setClock(plus(ctx.now(), MINUTE))
    await registerPerson(ctx, { proofToken: await proofFor(phone), fullName: 'Ngô Văn Ba', addressForm: 'chú', pin: '907163' })
    ctx.setClock(plus(ctx.now(), MINUTE))
    const proofToken = await proofFor(phone)
    const { people } = await peopleOnPhone(ctx, { proofToken })
    expect(people.map(({ name, entry }) => [name, entry])).toEqual([['Bùi Thị Tư', 'pin'], ['Ngô Văn Ba', 'pin']])
    await expect(signInWithPin(ctx, { proofToken, personId: tu.personId, pin: '907163' })).rejects.toThrow(code('accounts.pinWrong'))
    expect((await signInWithPin(ctx, { proofToken, personId: tu.personId, pin: PIN })).personId).toBe(tu.personId)
  })

  it('a proof opens one session: of two at once one is sent back', async () => {
    const phone = aPhone()
    const proofToken = await proofFor(phone)
    const both = await Promise.allSettled(['Một Người', 'Hai Người'].map((fullName) => registerPerson(ctx, { proofToken, fullName, addressForm: null, pin: PIN })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await store.read.select().from(personPhones).where(eq(personPhones.phone, phone))).toHaveLength(1)
  })

  it('a proof is too old after twenty minutes, and no proof at all is one', async () => {
    const proofToken = await proofFor(aPhone())
    ctx.setClock(plus(ctx.now(), 20 * MINUTE))
    for (const token of [proofToken, '', 'x'.repeat(43)]) await expect(peopleOnPhone(ctx, { proofToken: token })).rejects.toMatchObject({ kind: 'unauthenticated' })
  })

  it('a person of another number is not found', async () => {
    const stranger = await aPerson(ctx)
    await store.write(async (tx) => setPin(tx, ctx, { personId: stranger.id, pin: await hashSecret(PIN) }))
    const proofToken = await proofFor(aPhone())
    await expect(signInWithPin(ctx, { proofToken, personId: stranger.id, pin: PIN })).rejects.toMatchObject({ kind: 'not_found' })
    await expect(signInChoosingPin(ctx, { proofToken, personId: stranger.id, pin: PIN })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('whom an officer put on record enters by a code and chooses a PIN; afterwards the code alone opens nothing', async () => {
    const person = await aPerson(ctx, { phoneChecked: false })
    const first = await signInChoosingPin(ctx, { proofToken: await proofFor(person.phone!), personId: person.id, pin: PIN })
    expect(first.personId).toBe(person.id)
    ctx.setClock(plus(ctx.now(), MINUTE))
    await expect(signInChoosingPin(ctx, { proofToken: await proofFor(person.phone!), personId: person.id, pin: '907163' })).rejects.toThrow(code('accounts.pinNeeded'))
  })

  it('a number silent for 180 days shows initials and opens nothing by itself; the PIN still does', async () => {
    const person = await aPerson(ctx)
    const careful = await aPerson(ctx, { fullName: 'Ngô Văn Ba' })
    await store.write(async (tx) => setPin(tx, ctx, { personId: careful.id, pin: await hashSecret(PIN) }))
    ctx.setClock(plus(ctx.now(), 181 * DAY))
    const proofToken = await proofFor(person.phone!)
    expect((await peopleOnPhone(ctx, { proofToken })).people[0]).toMatchObject({ name: 'B. T. T.', entry: 'help' })
    await expect(signInChoosingPin(ctx, { proofToken, personId: person.id, pin: PIN })).rejects.toThrow(code('accounts.numberSilent'))
    expect((await signInWithPin(ctx, { proofToken: await proofFor(careful.phone!), personId: careful.id, pin: PIN })).personId).toBe(careful.id)
  })

  it('no household needs more than twelve on one number', async () => {
    const phone = aPhone()
    for (let n = 0; n < 12; n++) await aPerson(ctx, { phone })
    await expect(registerPerson(ctx, { proofToken: await proofFor(phone), fullName: 'Người Thứ Mười Ba', addressForm: null, pin: PIN })).rejects.toThrow(code('accounts.phoneFull'))
  })

  it.each(['123456', '000000', '150868'])('the PIN %s is refused and the proof kept', async (pin) => {
    const proofToken = await proofFor(aPhone())
    await expect(registerPerson(ctx, { proofToken, fullName: 'Bùi Thị Tư', addressForm: 'cô', pin })).rejects.toThrow(code('accounts.pinEasy'))
    await registerPerson(ctx, { proofToken, fullName: 'Bùi Thị Tư', addressForm: 'cô', pin: PIN })
  })
})

describe('a forgotten PIN', () => {
  it('needs a helper code besides the phone, and ends every session', async () => {
    const phone = aPhone()
    const old = await registerPerson(ctx, { proofToken: await proofFor(phone), fullName: 'Bùi Thị Tư', addressForm: 'cô', pin: PIN })
    const helperCode = await store.write((tx) => issueHelperCode(tx, ctx, { personId: old.personId }))
    ctx.setClock(plus(ctx.now(), HOUR))
    const reset = { proofToken: await proofFor(phone), personId: old.personId, pin: '907163' }
    await expect(resetPin(ctx, { ...reset, helperCode: '2222 2222' })).rejects.toMatchObject({ params: { field: 'helperCode' } })
    const { token } = await resetPin(ctx, { ...reset, helperCode: helperCode.toLowerCase() })
    expect(await findSession(ctx, old.token)).toBeUndefined()
    expect(await findSession(ctx, token)).toBeDefined()
    await expect(resetPin(ctx, { ...reset, proofToken: await proofFor(phone), helperCode })).rejects.toThrow(code('accounts.helperCodeWrong'))
  })

  it('a helper code is worth nothing after a day, after five tries, or for somebody else', async () => {
    const [one, other] = [await aPerson(ctx), await aPerson(ctx)]
    const helperCode = await store.write((tx) => issueHelperCode(tx, ctx, { personId: one.id }))
    const attempt = async (person: typeof one) => resetPin(ctx, { proofToken: await proofFor(person.phone!), personId: person.id, pin: '907163', helperCode })
    await expect(attempt(other)).rejects.toThrow(code('accounts.helperCodeWrong'))
    ctx.setClock(plus(ctx.now(), DAY))
    await expect(attempt(one)).rejects.toThrow(code('accounts.helperCodeWrong'))
    const fresh = await store.write((tx) => issueHelperCode(tx, ctx, { personId: one.id }))
    for (let n = 0; n < 5; n++) await expect(useHelperCode(ctx, { personId: one.id, code: newCode() })).rejects.toThrow(code('accounts.helperCodeWrong'))
    await expect(useHelperCode(ctx, { personId: one.id, code: fresh })).rejects.toThrow(code('accounts.helperCodeWrong'))
  })
})

describe('a consent code', () => {
  const ask = async (phone: string) => {
    await sendConsentCode(ctx, { phone, helper: 'chị Hạnh', place: 'Tân Cương', until: new Date('2026-12-22T03:00:00Z'), client: aClient() })
    return ctx.sent.at(-1)!.text.match(/doc ma (\d{4})\./)![1]!
  }

  it('says in one SMS that it can neither enter nor take money, and is right: it opens nothing', async () => {
    const phone = aPhone()
    const four = await ask(phone)
    expect(ctx.sent.at(-1)!.text).toBe(`Cho Lang: de chi Hanh (Tan Cuong) NHAP GIUP gian hang den 22/12, doc ma ${four}. Ma nay khong vao duoc tai khoan, khong rut duoc tien.`)
    expect(ctx.sent.at(-1)!.text.length).toBeLessThanOrEqual(160)
    await expect(provePhone(ctx, { phone, code: four, client: aClient() })).rejects.toThrow(code('accounts.codeOld'))
    await useConsentCode(ctx, { phone, code: four })
    await expect(useConsentCode(ctx, { phone, code: four })).rejects.toThrow(code('accounts.consentCodeWrong'))
  })

  it('is worth nothing after three tries', async () => {
    const phone = aPhone()
    const four = await ask(phone)
    for (let n = 1; n <= 3; n++) await expect(useConsentCode(ctx, { phone, code: String((Number(four) + n) % 10_000).padStart(4, '0') })).rejects.toThrow(code('accounts.consentCodeWrong'))
    await expect(useConsentCode(ctx, { phone, code: four })).rejects.toThrow(code('accounts.consentCodeWrong'))
  })

  it('fits one SMS with the longest names', async () => {
    await sendConsentCode(ctx, { phone: aPhone(), helper: 'chị Nguyễn Thị Hồng Hạnh Phương', place: 'Thị trấn Nông trường Mộc Châu', until: ctx.now(), client: aClient() })
    expect(ctx.sent.at(-1)!.text.length).toBeLessThanOrEqual(160)
  })
})

describe('phone and password', () => {
  const PASSWORD = 'con trâu đi trước'
  const withPassword = async () => {
    const person = await aPerson(ctx)
    const secret = await hashSecret(PASSWORD)
    await store.write((tx) => setSecret(tx, ctx, { personId: person.id, kind: 'password', secret }))
    return person
  }

  it('opens a session, however the marks were typed', async () => {
    const person = await withPassword()
    const { personId } = await signInWithPassword(ctx, { phone: person.phone!, password: PASSWORD.normalize('NFD'), client: aClient() })
    expect(personId).toBe(person.id)
  })

  it('gives one answer to a wrong password, an unknown number and an account without one', async () => {
    const [known, without] = [await withPassword(), await aPerson(ctx)]
    const answers = await Promise.all(
      [known.phone!, aPhone(), without.phone!].map((phone) => signInWithPassword(ctx, { phone, password: 'sai mất rồi nhé', client: aClient() }).catch((error: unknown) => JSON.stringify(error))),
    )
    expect(new Set(answers).size).toBe(1)
  })

  it('takes the same time for known and unknown numbers', async () => {
    const known = (await withPassword()).phone!
    const took: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let n = 0; n < runs(12, 60); n++) {
      for (const [which, phone] of n % 2 ? ([['known', known], ['unknown', aPhone()]] as const) : ([['unknown', aPhone()], ['known', known]] as const)) {
        const from = performance.now()
        await signInWithPassword(ctx, { phone, password: 'sai mất rồi nhé', client: aClient() }).catch(() => undefined)
        took[which].push(performance.now() - from)
      }
      ctx.setClock(plus(ctx.now(), HOUR))
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1]!
    const ratio = median(took.known) / median(took.unknown)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.6)
  })

  it('is refused after ten tries in a quarter of an hour, for known and unknown numbers alike', async () => {
    for (const phone of [(await withPassword()).phone!, aPhone()]) {
      const tries = []
      for (let n = 0; n < 11; n++) tries.push(await signInWithPassword(ctx, { phone, password: 'sai mất rồi nhé', client: aClient() }).catch((error: { kind: string }) => error.kind))
      expect(tries).toEqual([...Array<string>(10).fill('invalid'), 'too_many'])
    }
  })
})

it('the sweep forgets what is over and nothing else', async () => {
  const { token } = await registerPerson(ctx, { proofToken: await proofFor(aPhone()), fullName: 'Bùi Thị Tư', addressForm: 'cô', pin: PIN })
  await proofFor(aPhone())
  const over = async (table: typeof phoneProofs | typeof sessions) => (await store.read.select().from(table).where(lt(table.expiresAt, ctx.now()))).length
  ctx.setClock(plus(ctx.now(), HOUR))
  expect(await over(phoneProofs)).toBeGreaterThan(0)
  await sweepAccounts(ctx)
  expect(await over(phoneProofs)).toBe(0)
  expect(await findSession(ctx, token)).toBeDefined()
  ctx.setClock(plus(ctx.now(), 40 * DAY))
  expect(await over(sessions)).toBeGreaterThan(0)
  await sweepAccounts(ctx)
  expect(await over(sessions)).toBe(0)
})
