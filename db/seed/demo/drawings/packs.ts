import type { Random } from '../random.ts'
import { box, colour, corners, flat, ink, leafAt, oval, print, put, shadow, sprig, stroke } from './pen.ts'

export type Mark = 'leaf' | 'sun' | 'bee' | 'grain' | 'fish' | 'flower' | 'drop' | 'bean' | 'palm' | 'mushroom' | 'nut' | 'root' | 'chili'

/** What stands on a label instead of words. */
const mark = (kind: Mark, tone: string = colour.leaf): string => {
  const petals = (count: number, fill: string) => Array.from({ length: count }, (_, at) => put(0, 0, flat('M0 0Q-13 -18 0 -30Q13 -18 0 0Z', fill), { turn: (360 / count) * at })).join('')
  const drawn: Record<Mark, string> = {
    leaf: sprig(0, 30, 0.75, 0, tone),
    sun: flat(oval(0, 0, 20), tone) + Array.from({ length: 8 }, (_, at) => put(0, 0, stroke('M0 -26V-34', 4, tone), { turn: 45 * at })).join(''),
    bee: print(oval(0, 4, 21, 14), colour.rice, 3, 1) + stroke('M-6 -8V16M6 -9V17', 4) + print(oval(-6, -14, 11, 7), colour.white, 2.6, 1) + print(oval(9, -15, 11, 7), colour.white, 2.6, 1),
    grain: stroke('M0 32Q4 0 -4 -32', 3, tone) + [-24, -12, 0, 12].flatMap((y) => [leafAt(0, y, 22, -50, tone, 0.3), leafAt(0, y, 22, 230, tone, 0.3)]).join(''),
    fish: print('M-32 0Q-8 -24 20 0L34 -13V13L20 0Q-8 24 -32 0Z', tone, 3, 1) + flat(oval(-18, -3, 3), ink),
    flower: petals(6, tone) + flat(oval(0, 0, 7), colour.amber),
    drop: print('M0 -30Q22 0 22 10A22 20 0 1 1 -22 10Q-22 0 0 -30Z', tone, 3, 1),
    bean: put(0, 0, print(oval(0, 0, 18, 26), tone, 3, 1) + stroke('M2 -24Q-9 0 3 24', 3), { turn: 24 }),
    palm: stroke('M0 32Q-3 4 2 -10', 5, colour.bark) + [-170, -130, -90, -50, -10].map((turn) => leafAt(2, -10, 32, turn, tone, 0.2)).join(''),
    mushroom: print('M-9 6H9V28H-9Z', colour.cream, 3, 1) + print('M-28 8Q-24 -26 0 -26Q24 -26 28 8Z', tone, 3, 1),
    nut: print(oval(0, 0, 26), tone, 3, 1) + stroke('M-13 -13Q0 -22 13 -13', 3, colour.cream),
    root: print('M-5 -30Q10 -12 8 6Q24 22 22 36Q8 24 0 14Q-6 26 -22 36Q-16 16 -10 4Q-14 -16 -5 -30Z', tone, 3, 1),
    chili: print('M-22 -22Q-8 26 30 26Q2 14 -6 -20Z', tone, 3, 1) + stroke('M-14 -22Q-16 -32 -24 -32', 4, colour.leaf),
  }
  return drawn[kind]
}

const packColours = [colour.pine, colour.clay, colour.indigo, colour.brick, colour.amber, colour.plum, colour.leaf, colour.deep] as const
export const packColour = (random: Random, ...also: string[]) => random.pick([...packColours, ...also])
const label = (x: number, y: number, width: number, height: number, kind: Mark, tone: string) => print(box(x - width / 2, y - height / 2, width, height, 6), colour.cream, 3.5, 2) + put(x, y, mark(kind, tone), { size: Math.min(width, height) / 92 })

/** A carton standing on the counter, its side turned to the light. */
export function carton(x: number, foot: number, width: number, height: number, tone: string, kind: Mark, markTone: string = colour.leaf) {
  const top = foot - height
  return (
    shadow(x + 16, foot + 4, width * 0.62) +
    print(corners([x + width / 2, top], [x + width / 2 + 34, top - 20], [x + width / 2 + 34, foot - 22], [x + width / 2, foot]), colour.bark) +
    print(corners([x - width / 2, top], [x - width / 2 + 34, top - 20], [x + width / 2 + 34, top - 20], [x + width / 2, top]), colour.sand) +
    print(box(x - width / 2, top, width, height), tone) +
    stroke(`M${x - width / 2} ${top + 20}h${width}M${x - width / 2} ${foot - 20}h${width}`, 5, colour.rice) +
    label(x, foot - height / 2, width * 0.66, height * 0.5, kind, markTone)
  )
}

/** A pouch with a folded top, for whatever is poured out of it. */
export function pouch(x: number, foot: number, width: number, height: number, tone: string, kind: Mark, markTone: string = colour.leaf) {
  const top = foot - height
  const half = width / 2
  return (
    shadow(x, foot + 4, half) +
    print(`M${x - half + 10} ${top + 34}Q${x - half - 12} ${foot - 60} ${x - half} ${foot}H${x + half}Q${x + half + 12} ${foot - 60} ${x + half - 10} ${top + 34}Z`, tone) +
    print(corners([x - half + 8, top], [x + half - 8, top], [x + half - 8, top + 36], [x - half + 8, top + 36]), colour.sand) +
    stroke(`M${x - half + 8} ${top + 18}H${x + half - 8}`, 3) +
    label(x, foot - height * 0.42, width * 0.68, height * 0.42, kind, markTone)
  )
}

/** A tied sack. */
export const sack = (x: number, foot: number, width: number, height: number, kind: Mark, tone: string = colour.leaf, cloth: string = colour.cream) =>
  shadow(x, foot + 4, width / 2) +
  print(`M${x - 34} ${foot - height}Q${x} ${foot - height + 14} ${x + 34} ${foot - height}L${x + 24} ${foot - height + 44}Q${x + width * 0.62} ${foot - height * 0.5} ${x + width / 2} ${foot - 8}Q${x} ${foot + 8} ${x - width / 2} ${foot - 8}Q${x - width * 0.62} ${foot - height * 0.5} ${x - 24} ${foot - height + 44}Z`, cloth) +
  stroke(`M${x - 26} ${foot - height + 46}Q${x} ${foot - height + 58} ${x + 26} ${foot - height + 46}`, 7, colour.clay) +
  print(box(x - width * 0.27, foot - height * 0.56, width * 0.54, height * 0.4, 6), tone === colour.rice ? colour.clay : colour.rice, 3.5, 2) +
  put(x, foot - height * 0.36, mark(kind, tone), { size: width / 210 })

/** A glass jar with a lid; `filling` is what one sees through it. */
export const jar = (x: number, foot: number, width: number, height: number, filling: string, lid: string, kind: Mark, tone: string = colour.leaf) =>
  shadow(x, foot + 4, width / 2) +
  print(box(x - width / 2, foot - height, width, height, 24), filling) +
  print(box(x - width / 2 + 8, foot - height - 28, width - 16, 34, 8), lid) +
  stroke(`M${x - width / 2 + 16} ${foot - height + 34}V${foot - height * 0.62}`, 7, colour.cream) +
  label(x, foot - height * 0.38, width * 0.68, height * 0.46, kind, tone)

/** A slim bottle. */
export const bottle = (x: number, foot: number, width: number, height: number, filling: string, cap: string, kind: Mark, tone: string = colour.leaf) => {
  const [half, neck] = [width / 2, width * 0.2]
  const shoulder = foot - height * 0.62
  return (
    shadow(x, foot + 4, half) +
    print(`M${x - neck} ${foot - height + 18}V${shoulder - 30}Q${x - half} ${shoulder} ${x - half} ${shoulder + 34}V${foot - 12}Q${x - half} ${foot} ${x - half + 14} ${foot}H${x + half - 14}Q${x + half} ${foot} ${x + half} ${foot - 12}V${shoulder + 34}Q${x + half} ${shoulder} ${x + neck} ${shoulder - 30}V${foot - height + 18}Z`, filling) +
    print(box(x - neck - 6, foot - height - 8, neck * 2 + 12, 30, 5), cap) +
    stroke(`M${x - half + 14} ${shoulder + 36}V${foot - 96}`, 6, colour.cream) +
    label(x, foot - height * 0.27, width * 0.8, height * 0.34, kind, tone)
  )
}

export const cup = (x: number, foot: number, drink: string, glaze: string = colour.white, size = 1) =>
  put(
    x,
    foot,
    shadow(0, 4, 62) +
      print(oval(0, -4, 74, 15), glaze, 4) +
      stroke('M52 -62q34 -4 30 22q-6 22 -38 18', 10, ink) +
      stroke('M52 -62q34 -4 30 22q-6 22 -38 18', 4, glaze) +
      print('M-58 -74Q-54 -8 -26 -6H26Q54 -8 58 -74Z', glaze) +
      print(oval(0, -74, 58, 15), drink, 4, 1) +
      stroke('M-16 -100q-12 -14 0 -28t0 -28M16 -100q-12 -14 0 -28t0 -28', 4, colour.grey),
    { size },
  )

export const teapot = (x: number, foot: number, tone: string, size = 1) =>
  put(
    x,
    foot,
    shadow(0, 4, 84) +
      stroke('M70 -70q44 -16 40 -44', 22) +
      stroke('M70 -70q44 -16 40 -44', 13, tone) +
      stroke('M-72 -92q-44 6 -40 40q8 30 44 20', 12) +
      stroke('M-72 -92q-44 6 -40 40q8 30 44 20', 5, tone) +
      print('M-80 -66Q-78 -118 0 -120Q78 -118 80 -66Q78 -2 30 0H-30Q-78 -2 -80 -66Z', tone) +
      print('M-42 -116Q0 -142 42 -116Z', tone) +
      print(oval(0, -138, 11), colour.rice, 4) +
      stroke('M-56 -60q28 16 56 0t56 0', 4, colour.cream),
    { size },
  )
