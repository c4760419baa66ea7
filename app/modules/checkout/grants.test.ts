import { expect, it } from 'vitest'
import { openVault } from '#app/adapters/vault/vault.server.ts'
import { newCode } from '#app/lib/code.server.ts'
import { readGrantsText, writeGrants } from './grants.server.ts'

const vault = openVault('a secret of at least thirty-two characters')
const codes = Array.from({ length: 25 }, () => newCode())

it('opens what was placed here, the newest twenty', () => {
  expect(readGrantsText(vault, writeGrants(vault, codes.slice(0, 2)))).toEqual(codes.slice(0, 2))
  expect(readGrantsText(vault, writeGrants(vault, codes))).toEqual(codes.slice(0, 20))
})

it('opens nothing with a cookie that somebody made, changed or signed with another key', () => {
  const own = writeGrants(vault, codes.slice(0, 1))
  const signature = own.split('~')[1]!
  const changed = `${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`
  const forged = [
    '',
    '~',
    codes[1]!,
    `${codes[1]}~`,
    `${codes[1]}~${signature}`,
    `${codes[0]}.${codes[1]}~${signature}`,
    `${codes[0]}~${changed}`,
    writeGrants(openVault('another secret of thirty-two characters'), codes.slice(0, 1)),
    `<script>~${vault.digest('track', '<script>')}`,
  ]
  for (const text of forged) expect(readGrantsText(vault, text), text).toEqual([])
})
