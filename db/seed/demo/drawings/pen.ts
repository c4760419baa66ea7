import type { Random } from '../random.ts'

/** Flat colour and a dark line that does not quite meet it, as in a woodblock print; 640 × 480 units. */
export const ink = '#2b2118'
export const colour = {
  paper: '#fbf5e6',
  cream: '#fff6dc',
  straw: '#f3dfb0',
  sand: '#e6c886',
  rice: '#f5c343',
  amber: '#e39a1f',
  clay: '#c9552f',
  brick: '#8f3b1b',
  wood: '#a8743a',
  bark: '#6d4424',
  leaf: '#3f7d44',
  pine: '#285c33',
  sprout: '#86b06a',
  mist: '#bfd29a',
  indigo: '#34548a',
  sea: '#7fb5b3',
  deep: '#3f7f86',
  rose: '#e88a98',
  plum: '#7b2f55',
  white: '#fffdf4',
  grey: '#b9ad98',
} as const

const n = (value: number) => Math.round(value * 10) / 10
const points = (list: readonly (readonly [number, number])[]) => `M${list.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`

/** A printed shape: the colour slips a little from under its line. */
export const print = (d: string, fill: string, line = 4.5, slip = 3) =>
  `<path d="${d}" fill="${fill}" transform="translate(${slip} ${slip})"/>${line > 0 ? `<path d="${d}" fill="none" stroke="${ink}" stroke-width="${line}"/>` : ''}`
export const flat = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`
export const stroke = (d: string, width = 4.5, tone: string = ink) => `<path d="${d}" fill="none" stroke="${tone}" stroke-width="${width}"/>`

export const oval = (x: number, y: number, rx: number, ry = rx) => `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 0 ${n(2 * rx)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-2 * rx)} 0Z`
export const box = (x: number, y: number, width: number, height: number, round = 0) =>
  round === 0
    ? `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`
    : `M${n(x + round)} ${n(y)}h${n(width - 2 * round)}q${round} 0 ${round} ${round}v${n(height - 2 * round)}q0 ${round} ${-round} ${round}h${n(2 * round - width)}q${-round} 0 ${-round} ${-round}v${n(2 * round - height)}q0 ${-round} ${round} ${-round}Z`
export const corners = (...list: [number, number][]) => points(list)

export const put = (x: number, y: number, content: string, { turn = 0, size = 1, mirror = false } = {}) =>
  `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(mirror ? -size : size)} ${n(size)})">${content}</g>`

/** A leaf of the given length lying along the x axis from the origin. */
const leaf = (length: number, fill: string = colour.leaf, fat = 0.28) => {
  const [tip, half] = [n(length), n(length * fat)]
  return print(`M0 0Q${n(tip * 0.45)} ${-half} ${tip} 0Q${n(tip * 0.45)} ${half} 0 0Z`, fill, 3.6, 2) + stroke(`M${n(tip * 0.12)} 0H${n(tip * 0.8)}`, 2.4)
}
export const leafAt = (x: number, y: number, length: number, turn: number, fill?: string, fat?: number) => put(x, y, leaf(length, fill, fat), { turn })

/** Two leaves and a bud. */
export const sprig = (x: number, y: number, size = 1, turn = 0, tone: string = colour.leaf) =>
  put(x, y, stroke('M0 0Q4 -30 0 -62', 4) + leafAt(0, -28, 62, -28, tone) + leafAt(0, -34, 62, 208, tone) + leafAt(0, -56, 46, -90, colour.sprout, 0.22), { turn, size })

/** `count` places in a heap: wide below, narrow above; nearest last. */
export function heap(random: Random, x: number, y: number, width: number, rows: number, step: number, rise: number): { x: number; y: number; turn: number }[] {
  return Array.from({ length: rows }, (_, up) => rows - 1 - up).flatMap((row) => {
    const across = width * (1 - row / (rows + 0.4))
    const count = Math.max(1, Math.round(across / step))
    return Array.from({ length: count }, (_, at) => ({
      x: x + (count === 1 ? 0 : (at / (count - 1) - 0.5) * across) + random.between(-4, 4),
      y: y - row * rise + random.between(-3, 3),
      turn: random.between(-180, 180),
    }))
  })
}

export const shadow = (x: number, y: number, rx: number, ry = 14) => `<path d="${oval(x, y, rx, ry)}" fill="${ink}" opacity="0.16"/>`

export const picture = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960" viewBox="0 0 640 480">
<rect width="640" height="480" fill="${colour.paper}"/>
<g stroke-linejoin="round" stroke-linecap="round">${content}</g>
</svg>`
