import { describe, expect, it } from 'vitest'
import { newCode } from '#app/lib/code.server.ts'
import { LONGEST_PURPOSE } from './payload.ts'
import { showTransferCode, transferCode, transferCodesIn } from './transfer-code.server.ts'

const code = transferCode('K7M42XQR', 3)
/** Made by the same rule, whatever its check character is. */
const real = transferCode(newCode(() => 7), 12)

describe('the code in a transfer’s text', () => {
  it('fits into a VietQR and is another one for each attempt', () => {
    expect(code).toBe('CLK7M42XQR03')
    expect(code.length).toBeLessThanOrEqual(LONGEST_PURPOSE)
    expect(new Set(Array.from({ length: 99 }, (_, at) => transferCode('K7M42XQR', at + 1))).size).toBe(99)
  })

  it.each([
    ['as it is', real],
    ['as shown', showTransferCode(real)],
    ['in small letters', real.toLowerCase()],
    ['among the bank’s words', `MBVCB.4471290311.${real}.CT tu 0011001234567 TRAN VAN NAM toi 1023456789012`],
    ['split by the bank', `${real.slice(0, 7)} ${real.slice(7)} GD 918273`],
    ['after a buyer’s greeting', `Nam gửi tiền chè ${real}`],
    ['twice in one text', `${real} ${real}`],
  ])('is found %s', (_case, text) => {
    expect(transferCodesIn(text)).toEqual([real])
  })

  it.each([
    ['a wrong character', real.replace(real[4]!, real[4] === 'B' ? 'C' : 'B')],
    ['the attempt cut off', real.slice(0, -1)],
    ['no code', 'Nam tra tien che'],
    ['nothing', ''],
  ])('is not guessed from %s', (_case, text) => {
    expect(transferCodesIn(text)).toEqual([])
  })

  it('two codes are both told', () => {
    const other = transferCode(newCode(() => 9), 1)
    expect(transferCodesIn(`${real} va ${other}`).sort()).toEqual([real, other].sort())
  })
})
