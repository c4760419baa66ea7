/** bin: NAPAS, 6 digits. account: as the bank writes it. amount: whole đồng, none on a printed QR that serves many payments. purpose: goes into the transfer's text. */
export type VietQr = { bin: string; account: string; amount?: number; purpose?: string }

/** Banks cut longer texts, and letters with marks. */
export const LONGEST_PURPOSE = 25
const NAPAS = 'A000000727'
const TO_ACCOUNT = 'QRIBFTTA'
const DONG = '704'
/** EMVCo tag 54 has 13 characters. */
const MOST_DONG = 9_999_999_999_999

/**
 * The text of a VietQR: EMVCo QRCPS-MPM 1.1 with NAPAS' template in tag 38, transfer to an account. ASCII only, so that a character is a byte.
 * Throws RangeError for what a bank's app would refuse or cut.
 */
export function vietQr({ bin, account, amount, purpose }: VietQr): string {
  if (!/^\d{6}$/.test(bin)) throw new RangeError('a NAPAS BIN has six digits')
  if (!/^[A-Za-z0-9]{1,19}$/.test(account)) throw new RangeError('an account number has 1 to 19 letters and digits')
  if (amount !== undefined && !(Number.isSafeInteger(amount) && amount >= 1 && amount <= MOST_DONG)) throw new RangeError(`not an amount to transfer: ${amount}`)
  if (purpose !== undefined && !(/^[\x20-\x7e]+$/.test(purpose) && purpose.length <= LONGEST_PURPOSE)) throw new RangeError('a purpose is 1 to 25 printable ASCII characters')
  const beneficiary = tlv('00', NAPAS) + tlv('01', tlv('00', bin) + tlv('01', account)) + tlv('02', TO_ACCOUNT)
  const body = [
    tlv('00', '01'),
    tlv('01', amount === undefined ? '11' : '12'),
    tlv('38', beneficiary),
    tlv('53', DONG),
    amount === undefined ? '' : tlv('54', String(amount)),
    tlv('58', 'VN'),
    purpose === undefined ? '' : tlv('62', tlv('08', purpose)),
    '6304',
  ].join('')
  return body + crc16(body)
}

const tlv = (tag: string, value: string) => tag + String(value.length).padStart(2, '0') + value

/** CRC-16/CCITT-FALSE over ASCII: polynomial 0x1021, from 0xFFFF, neither reflected nor inverted; four upper-case hex digits. */
export function crc16(ascii: string): string {
  let crc = 0xffff
  for (const character of ascii) {
    crc ^= character.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
