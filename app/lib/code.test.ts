import { expect, it } from 'vitest'
import { codesIn, newCode } from './code.server.ts'

const code = newCode(() => 7)
const split = `${code.slice(0, 4)} ${code.slice(4)}`
const other = newCode(() => 9)

it.each([
  ['as it is', `TL${code}`],
  ['behind a blank', `TL ${code} tra lai`],
  ['split in two', `TL ${split}`],
  ['in small letters', `tl.${code.toLowerCase()}`],
  ['glued to the bank’s words', `MBVCB.99.CTTL ${split}.CT tu 0011001234567`],
  ['twice', `TL${code} TL ${split}`],
])('a code is found %s', (_case, text) => {
  expect(codesIn(text, 'TL')).toEqual([code])
})

it.each([
  ['a wrong character', `TL${code.replace(code[2]!, code[2] === 'B' ? 'C' : 'B')}`],
  ['a code cut short', `TL${code.slice(0, -1)}`],
  ['another mark', `CL${code}`],
  ['nothing', ''],
])('no code is guessed from %s', (_case, text) => {
  expect(codesIn(text, 'TL')).toEqual([])
})

it('several are all told, each with the digits asked for', () => {
  expect(codesIn(`TL ${code} TL${other}`, 'TL')).toEqual([code, other])
  expect(codesIn(`CL ${split} 03, CL${other} 4 1, CL${other}`, 'CL', { digits: 2 })).toEqual([`${code}03`, `${other}41`])
})
