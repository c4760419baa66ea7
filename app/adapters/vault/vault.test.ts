import { expect, it } from 'vitest'
import { openVault } from './vault.server.ts'

const vault = openVault('a secret of at least 32 characters')

it('opens what it sealed, and seals differently each time', () => {
  const [once, again] = [vault.seal('079090001234'), vault.seal('079090001234')]
  expect(once).not.toBe(again)
  expect(vault.open(once)).toBe('079090001234')
})

it('refuses a changed text and another key', () => {
  const sealed = vault.seal('079090001234')
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
  expect(() => vault.open(changed)).toThrow()
  expect(() => openVault('another secret of at least 32 chars').open(sealed)).toThrow()
})

it('digests differently for each purpose', () => expect(vault.digest('code', '123456')).not.toBe(vault.digest('link', '123456')))
