import sharp from 'sharp'
import { randomOf } from '../random.ts'
import { draw, type Kind } from './drawings.ts'

const WIDTH = 1280
const HEIGHT = 960
const WANDER = 3.4

/** A drawing as a photo of it, 1280 × 960; its lines wander as a knife does in wood. */
export async function photograph(kind: Kind, seed: string): Promise<Buffer> {
  const { data } = await sharp(Buffer.from(draw(kind, seed))).flatten({ background: '#fbf5e6' }).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return sharp(wandered(data, seed), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).jpeg({ quality: 90 }).toBuffer()
}

/** Every point is taken from a little beside itself; how far comes from a few slow waves, so neighbours move together. */
function wandered(from: Buffer, seed: string): Buffer {
  const random = randomOf(`wander ${seed}`)
  const waves = () => [0.011, 0.023, 0.041].map((pace, at) => ({ pace: pace * random.between(0.8, 1.2), phase: random.between(0, 6.28), size: WANDER / (at + 1) }))
  const line = (length: number, list: ReturnType<typeof waves>) => Float32Array.from({ length }, (_, at) => list.reduce((sum, { pace, phase, size }) => sum + size * Math.sin(at * pace + phase), 0))
  const [downX, acrossX, downY, acrossY] = [line(HEIGHT, waves()), line(WIDTH, waves()), line(HEIGHT, waves()), line(WIDTH, waves())]
  const to = Buffer.allocUnsafe(from.length)
  for (let y = 0, out = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const sx = Math.min(WIDTH - 2, Math.max(0, x + downX[y]! * 0.7 + acrossX[x]! * 0.3))
      const sy = Math.min(HEIGHT - 2, Math.max(0, y + acrossY[x]! * 0.7 + downY[y]! * 0.3))
      const left = Math.floor(sx)
      const top = Math.floor(sy)
      const fx = sx - left
      const fy = sy - top
      let above = (top * WIDTH + left) * 3
      let below = above + WIDTH * 3
      for (const end = out + 3; out < end; out++, above++, below++) {
        const upper = from[above]! + (from[above + 3]! - from[above]!) * fx
        const lower = from[below]! + (from[below + 3]! - from[below]!) * fx
        to[out] = upper + (lower - upper) * fy
      }
    }
  }
  return to
}
