/** The text of a VietQR (EMVCo QRCPS-MPM, NAPAS' template in tag 38) → where to, how much, with which words; undefined when it is none, or its check sum is wrong. */
export function readQr(text) {
  const payload = String(text).trim()
  if (!/^[\x20-\x7e]{20,500}$/.test(payload) || crc16(payload.slice(0, -4)) !== payload.slice(-4).toUpperCase()) return undefined
  const fields = tags(payload)
  const account = fields && tags(fields.get('38') ?? '')
  const to = account && tags(account.get('01') ?? '')
  if (account?.get('00') !== 'A000000727' || !to?.get('00') || !to.get('01')) return undefined
  return { bin: to.get('00'), account: to.get('01'), amount: Number(fields.get('54') ?? 0), content: tags(fields.get('62') ?? '')?.get('08') ?? '' }
}

function tags(text) {
  const found = new Map()
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4))
    if (!/^\d{4}$/.test(text.slice(at, at + 4)) || at + 4 + length > text.length) return undefined
    found.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length))
    at += 4 + length
  }
  return found
}

/** CRC-16/CCITT-FALSE. */
function crc16(text) {
  let crc = 0xffff
  for (const character of text) {
    crc ^= character.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
