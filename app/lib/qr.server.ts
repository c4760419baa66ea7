import QRCode from 'qrcode'

/** A QR code as one SVG path on a grid of `size`, its quiet zone of four included; error correction M survives a wet label. */
export function qrOf(text: string): { size: number; path: string } {
  const QUIET = 4
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? `M${x + QUIET} ${y + QUIET + 0.5}h1` : '')).join(''),
  )
  return { size: modules.size + 2 * QUIET, path: rows.join('') }
}
