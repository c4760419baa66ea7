import sharp from 'sharp'

export type File = { name: string; mimeType: string; buffer: Buffer }

/** A phone photo of tea on a table, large enough to count as a good one. */
export async function photo(name = 'IMG_2041.jpg', hue = 110): Promise<File> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <rect width="1600" height="1200" fill="hsl(38 45% 82%)"/><rect y="800" width="1600" height="400" fill="hsl(28 40% 45%)"/>
    <ellipse cx="800" cy="790" rx="420" ry="110" fill="hsl(30 20% 92%)"/>
    ${Array.from({ length: 60 }, (_, leaf) => `<path d="M${480 + ((leaf * 97) % 640)} ${700 + ((leaf * 53) % 110)}q28 -44 58 -8q-20 34 -58 8" fill="hsl(${hue} 45% ${24 + (leaf % 5) * 5}%)"/>`).join('')}</svg>`
  return { name, mimeType: 'image/jpeg', buffer: await sharp(Buffer.from(drawing)).jpeg({ quality: 82 }).toBuffer() }
}

/** The connection broke while the photo was sent: its head is there and half of its rows. */
export async function brokenPhoto(): Promise<File> {
  const whole = await photo('IMG_2042.jpg')
  return { ...whole, buffer: whole.buffer.subarray(0, Math.floor(whole.buffer.length / 2)) }
}

/** A list of prices somebody renamed. */
export const textCalledPhoto = (): File => ({ name: 'bang-gia.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('chè đinh 250.000\nchè búp 180.000\n'.repeat(40)) })
