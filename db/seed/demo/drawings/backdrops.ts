import type { Random } from '../random.ts'
import { box, colour, flat, leafAt, oval, print, shadow, stroke } from './pen.ts'

const full = (fill: string) => flat('M-20 -20H660V500H-20Z', fill)

const sun = (random: Random, tone: string = colour.clay) => print(oval(random.pick([120, 150, 500, 530]), random.between(90, 130), random.between(46, 62)), tone)

/** A counter in front: everything stands on it at y ≈ 400. */
const counter = (cloth: string, mark: string) =>
  print('M-20 372H660V400H-20Z', colour.wood) + print('M-20 400H660V500H-20Z', cloth) + Array.from({ length: 8 }, (_, at) => flat(`M${at * 88 + 4} 442q22 -18 44 0q-22 18 -44 0Z`, mark)).join('')

export const backdrops = {
  hills(random: Random) {
    const rows = (base: number, tone: string) =>
      Array.from({ length: 4 }, (_, row) => `<path d="M-10 ${base + row * 34}Q160 ${base - 70 + row * 34} 330 ${base + 6 + row * 34}T660 ${base - 10 + row * 34}" fill="none" stroke="${tone}" stroke-width="11" stroke-dasharray="3 19"/>`).join('')
    return full(random.pick([colour.straw, '#f6e7c1', '#e9ead0'])) + sun(random, random.pick([colour.clay, colour.rice])) + print('M-20 250Q150 130 330 256T660 220V420H-20Z', colour.mist) + rows(280, colour.sprout) + counter(random.pick([colour.pine, colour.indigo, colour.clay]), colour.rice)
  },
  shop(random: Random) {
    const [one, two] = random.pick([
      [colour.rice, colour.clay],
      [colour.leaf, colour.cream],
      [colour.clay, colour.cream],
      [colour.indigo, colour.cream],
    ] as const)
    const stripes = Array.from({ length: 8 }, (_, at) => print(`M${at * 82 - 8} -20h82v78q-41 46 -82 0Z`, at % 2 ? one : two, 4)).join('')
    return full(random.pick([colour.straw, '#efe3c4', '#e7e6cb'])) + stripes + counter(random.pick([colour.pine, colour.clay, colour.indigo, colour.brick]), colour.rice)
  },
  mat(random: Random) {
    const [base, thread] = random.pick([
      [colour.straw, colour.sand],
      ['#efd9a4', '#d9b76d'],
      ['#ead7b2', colour.clay],
    ] as const)
    const weave = Array.from({ length: 15 }, (_, row) => stroke(`M-20 ${row * 34}H660`, 5, thread)).join('') + Array.from({ length: 9 }, (_, at) => stroke(`M${at * 80 + 10} -20V500`, 3, thread)).join('')
    const border = [26, 454].map((y) => stroke(`M-20 ${y}H660`, 16, random.pick([colour.clay, colour.leaf, colour.indigo]))).join('')
    return full(base) + weave + border
  },
  sea(random: Random) {
    const waves = Array.from({ length: 5 }, (_, row) => stroke(`M${-40 - row * 18} ${214 + row * 30}${'q20 -15 40 0t40 0'.repeat(10)}`, 4, row % 2 ? colour.cream : colour.deep)).join('')
    const sail = random.pick([110, 520])
    return full('#f6e7c1') + sun(random) + print('M-20 190H660V400H-20Z', colour.sea) + waves + print(`M${sail - 46} 184h92q-12 24 -30 24h-34q-20 0 -28 -24Z`, colour.brick, 4) + print(`M${sail} 92l44 82h-44Z`, colour.cream, 4) + counter(random.pick([colour.indigo, colour.brick]), colour.cream)
  },
  palms(random: Random) {
    const palm = (x: number, lean: number) =>
      stroke(`M${x} 400Q${x + lean} 260 ${x + lean * 1.6} 130`, 15, colour.bark) + [-160, -120, -75, -35, 5, 40].map((turn) => leafAt(x + lean * 1.6, 130, 104, turn, colour.leaf, 0.16)).join('')
    return full(random.pick(['#f6e7c1', '#e6ead2'])) + sun(random, colour.rice) + print('M-20 306Q200 280 330 310T660 300V420H-20Z', colour.mist) + palm(70, random.between(-18, 14)) + palm(570, random.between(-10, 20)) + counter(random.pick([colour.pine, colour.clay]), colour.rice)
  },
  water(random: Random) {
    const waves = Array.from({ length: 8 }, (_, row) => stroke(`M${-60 + (row % 2) * 40} ${262 + row * 30}${'q24 -14 48 0t48 0'.repeat(8)}`, 4, row % 2 ? colour.cream : colour.deep)).join('')
    return full('#f3e6c3') + sun(random) + print('M-20 220Q120 170 240 214T480 206T660 210V260H-20Z', colour.sprout) + print('M-20 244H660V500H-20Z', colour.sea) + waves
  },
  wall(random: Random) {
    const [wall, floor] = random.pick([
      ['#f1dfc0', colour.wood],
      ['#dfe3c8', colour.bark],
      ['#f4dcc8', colour.wood],
    ] as const)
    return full(wall) + print(oval(320, 210, 190), random.pick([colour.cream, colour.straw, colour.mist]), 0) + print('M-20 388H660V500H-20Z', floor) + stroke('M-20 432H660M80 388V432M360 388V432M520 432V500M210 432V500', 3)
  },
}

/** A round bamboo tray seen from above, the way things are dried in the sun. */
export const tray = (x: number, y: number, rx: number, ry: number) =>
  shadow(x, y + ry * 0.5, rx, ry * 0.75) +
  print(oval(x, y, rx, ry), colour.wood) +
  print(oval(x, y - 3, rx - 20, ry - 15), colour.straw, 3.5) +
  [-0.55, -0.2, 0.2, 0.55].map((at) => stroke(`M${x - rx * 0.8} ${y + ry * at}H${x + rx * 0.8}`, 2, colour.sand)).join('')

export const plate = (x: number, y: number, rx: number, ry: number, tone: string = colour.white) =>
  shadow(x, y + ry * 0.5, rx, ry * 0.8) + print(oval(x, y, rx, ry), tone) + stroke(oval(x, y - 2, rx * 0.78, ry * 0.72), 3, colour.indigo)

export const bowl = (x: number, y: number, width: number, height: number, tone: string = colour.white) =>
  shadow(x, y + height, width * 0.45) +
  print(`M${x - width / 2} ${y}Q${x - width / 2.4} ${y + height} ${x - width / 6} ${y + height}H${x + width / 6}Q${x + width / 2.4} ${y + height} ${x + width / 2} ${y}Z`, tone) +
  stroke(`M${x - width * 0.42} ${y + height * 0.34}Q${x} ${y + height * 0.5} ${x + width * 0.42} ${y + height * 0.34}`, 4, colour.indigo)

export const board = (x: number, y: number, width: number) => shadow(x, y + 26, width / 2) + print(box(x - width / 2, y, width, 26, 8), colour.wood)
