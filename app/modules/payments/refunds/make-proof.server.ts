import sharp from 'sharp'

const MOST_BYTES = 15 * 1024 * 1024
const MOST_PIXELS = 50_000_000
const KNOWN = ['jpeg', 'png', 'webp']

export const proofKey = (fileId: string): string => `refunds/${fileId}.webp`

/** A photo or screenshot of the bank's receipt, drawn anew: upright, without what the phone wrote into it, 1600 pixels at most. undefined: no picture we can open. */
export async function makeProof(data: Uint8Array): Promise<Uint8Array | undefined> {
  if (data.length === 0 || data.length > MOST_BYTES) return undefined
  try {
    const picture = sharp(data, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
    if (!KNOWN.includes((await picture.metadata()).format ?? '')) return undefined
    return await picture.rotate().flatten({ background: '#ffffff' }).resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toBuffer()
  } catch {
    return undefined
  }
}
