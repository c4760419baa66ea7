import { describe, expect, test } from 'vitest'
import { memberRoles } from '#app/lib/context.ts'
import { can, holdersOf, type Right } from './member-rights.ts'

const table: Record<Right, readonly string[]> = {
  stall: ['owner'],
  members: ['owner'],
  money: ['owner', 'accountant'],
  parcels: ['owner', 'packer', 'helper'],
  products: ['owner', 'helper'],
  orders: ['owner', 'accountant', 'packer', 'helper'],
}

describe('what a member may do', () => {
  for (const [right, allowed] of Object.entries(table)) {
    for (const role of memberRoles) {
      const may = allowed.includes(role)
      test(`${role} ${may ? 'may' : 'may not'}: ${right}`, () => expect(can([role], right as Right)).toBe(may))
    }
  }

  test('the packer does not see what only the accountant may', () => {
    expect(can(['packer'], 'money')).toBe(false)
    expect(can(['accountant'], 'parcels')).toBe(false)
    expect(can(['packer', 'accountant'], 'money')).toBe(true)
  })

  test('nobody may anything', () => expect(can([], 'orders')).toBe(false))
})

describe('who holds a duty', () => {
  const owner = { id: 'owner', roles: ['owner'] as const }
  const packer = { id: 'packer', roles: ['packer'] as const }

  test('the members in that role', () => expect(holdersOf([owner, packer], 'packer')).toEqual([packer]))
  test('the owner when nobody is', () => expect(holdersOf([owner, packer], 'accountant')).toEqual([owner]))
})
