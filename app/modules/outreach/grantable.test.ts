import { expect, it } from 'vitest'
import { staffRoles } from '#app/lib/context.ts'
import { mayAppoint, mayHelp } from './grantable.ts'

it.each(staffRoles)('the operator of 19 appoints %s in her province, but no operator and no auditor', (role) => {
  expect(mayAppoint(['19'], { role, unitPath: '19/05503' })).toBe(!['province_operator', 'auditor'].includes(role))
  expect(mayAppoint(['19'], { role, unitPath: '96/32130' })).toBe(false)
  expect(mayAppoint([], { role, unitPath: '19/05503' })).toBe(false)
})

it('does not take 190 for a part of 19, nor the country for a part of a province', () => {
  expect(mayAppoint(['19'], { role: 'officer', unitPath: '190' })).toBe(false)
  expect(mayAppoint(['19'], { role: 'officer', unitPath: '' })).toBe(false)
})

it('reads a code only to people all of whose roles are hers to appoint', () => {
  const [here, elsewhere] = [{ role: 'officer', unitPath: '19/05503' }, { role: 'officer', unitPath: '96/32130' }] as const
  expect(mayHelp(['19'], [here])).toBe(true)
  expect(mayHelp(['19'], [here, elsewhere])).toBe(false)
  expect(mayHelp(['19'], [here, { role: 'auditor', unitPath: '19' }])).toBe(false)
  expect(mayHelp(['19'], [here, { role: 'collector_checker', unitPath: '19', collectorId: 'buu-dien' }])).toBe(false)
  expect(mayHelp(['19'], [])).toBe(false)
})
