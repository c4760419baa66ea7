import { describe, expect, it } from 'vitest'
import { staffRoles } from '#app/lib/context.ts'
import { HOUR, plus } from '#app/lib/time.ts'
import { usableGrants } from './second-factor.ts'

const now = new Date('2026-11-22T02:00:00Z')
const grants = staffRoles.map((role) => ({ role, unitPath: '19' }))
const usable = (presented: Partial<Parameters<typeof usableGrants>[1]>) =>
  usableGrants(grants, { guarded: true, now, secondFactorAt: null, knownDevice: false, ...presented }).usable.map(({ role }) => role)

describe('the gate before staff roles', () => {
  it('leaves the post clerk alone without any second factor', () => expect(usable({})).toEqual(['post_clerk']))
  it('opens hamlet work on an enrolled device', () => expect(usable({ knownDevice: true })).toEqual(['team_member', 'post_clerk']))
  it('opens everything to a stepped session, for half a day', () => {
    expect(usable({ secondFactorAt: plus(now, -11 * HOUR) })).toEqual([...staffRoles])
    expect(usable({ secondFactorAt: plus(now, -12 * HOUR) })).toEqual(['post_clerk'])
  })
  it('stands open where the second factor is switched off', () => expect(usable({ guarded: false })).toEqual([...staffRoles]))
})
