import sharp from 'sharp'
import { photoWidths, type PhotoFormat, type PhotoWidth } from './photo-files.ts'

const MOST_PHOTO_BYTES = 15 * 1024 * 1024
/** The largest phone cameras make 200 megapixels; 30,000 × 30,000 is a bomb. */
const MOST_PIXELS = 210_000_000
const KNOWN = ['jpeg', 'png', 'webp']
/** What stands behind a transparent picture: the paper of the market. */
const PAPER = '#fbf5e6'

export type PhotoTrouble = 'catalog.photoBroken' | 'catalog.photoNone' | 'catalog.photoHeic' | 'catalog.photoHuge' | 'catalog.photoHeavy'
export type MadeFile = { width: PhotoWidth; format: PhotoFormat; data: Uint8Array }
export type MadePhoto = { width: number; height: number; files: MadeFile[] }

/** Turned upright, metadata (place, phone, time) left behind, JPEG and WebP in three widths. */
export async function makePhoto(data: Uint8Array): Promise<MadePhoto | PhotoTrouble> {
  if (data.length > MOST_PHOTO_BYTES) return 'catalog.photoHeavy'
  if (isHeic(data)) return 'catalog.photoHeic'
  const limits = { limitInputPixels: MOST_PIXELS, failOn: 'truncated' as const }
  const size = await sharp(data, { ...limits, limitInputPixels: false }).metadata().catch(() => undefined)
  if (!size?.format || !(KNOWN.includes(size.format) || (size.format === 'heif' && size.compression === 'av1'))) return 'catalog.photoNone'
  if (size.width * size.height > MOST_PIXELS) return 'catalog.photoHuge'
  const upright = (size.orientation ?? 1) > 4 ? { width: size.height, height: size.width } : { width: size.width, height: size.height }
  try {
    const { data: pixels, info } = await sharp(data, limits).rotate().flatten({ background: PAPER }).resize({ width: 1280, withoutEnlargement: true }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
    const files: MadeFile[] = []
    for (const width of photoWidths) {
      // Not one instance and its clone: clone() copies all pixels.
      const resized = () => sharp(pixels, { raw: { width: info.width, height: info.height, channels: info.channels } }).resize({ width, withoutEnlargement: true })
      files.push({ width, format: 'webp', data: await resized().webp({ quality: 76 }).toBuffer() })
      files.push({ width, format: 'jpg', data: await resized().jpeg({ quality: 80, progressive: true }).toBuffer() })
    }
    return { ...upright, files }
  } catch {
    return 'catalog.photoBroken'
  }
}

/** iPhones send HEIC, which sharp's binaries may not decode (patents). */
function isHeic(data: Uint8Array): boolean {
  const brand = String.fromCharCode(...data.subarray(4, 12))
  return /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)
}

/** effort 2: twenty times faster than 4 and the same bytes. */
export const makeAvif = (data: Uint8Array): Promise<Uint8Array> => sharp(data, { limitInputPixels: MOST_PIXELS }).avif({ quality: 55, effort: 2 }).toBuffer()
