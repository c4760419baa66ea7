import type { Random } from '../random.ts'
import { bowl, tray } from './backdrops.ts'
import { bottle, carton, cup, jar, packColour, pouch, teapot } from './packs.ts'
import { colour, flat, heap, leafAt, oval, print, put, shadow, sprig, stroke } from './pen.ts'

const dryLeaf = (x: number, y: number, turn: number, tone: string) => put(x, y, stroke('M-13 0q7 -9 13 -1t13 -3', 6, tone), { turn })
const dryHeap = (random: Random, x: number, y: number, width: number, rows: number, tones: readonly string[]) =>
  heap(random, x, y, width, rows, 15, 12).map((at) => dryLeaf(at.x, at.y, at.turn, random.pick(tones))).join('')

const greens = ['#33482a', colour.pine, '#4c5a2c', colour.leaf] as const

export const drinks = {
  tea(random: Random) {
    const pack = random.pick([carton, pouch])
    return (
      pack(236, 392, 176, 262, packColour(random, colour.pine, colour.leaf), 'leaf') +
      cup(452, 396, '#b9c25a', random.pick([colour.white, colour.sea, colour.straw])) +
      dryHeap(random, 350, 426, 150, 3, greens) +
      sprig(560, 420, 1.15, random.between(-18, 24)) +
      sprig(84, 424, 0.95, random.between(-20, 14))
    )
  },
  'tea-leaves'(random: Random) {
    return tray(330, 342, 250, 92) + dryHeap(random, 320, 366, 300, 7, greens) + sprig(180, 322, 1, -24) + sprig(486, 330, 1.15, 22) + teapot(508, 250, random.pick([colour.brick, colour.clay, colour.deep]), 0.74) + put(0, 0, cup(150, 256, '#b9c25a', colour.white, 0.72))
  },
  'shan-tea'(random: Random) {
    const trunk = stroke('M104 404Q96 300 118 220Q96 170 70 150M116 240Q150 190 176 186', 26, colour.bark)
    const crown = heap(random, 118, 196, 190, 4, 44, 40).map((at) => leafAt(at.x, at.y, 58, at.turn, random.pick([colour.leaf, colour.pine, colour.sprout]))).join('')
    return trunk + crown + carton(366, 392, 168, 244, packColour(random), 'leaf') + dryHeap(random, 520, 402, 130, 4, ['#e9e4cf', colour.grey, colour.pine, '#4c5a2c'])
  },
  'black-tea'(random: Random) {
    return carton(228, 392, 172, 250, random.pick([colour.brick, colour.plum]), 'leaf', colour.brick) + cup(448, 394, '#a2431c', colour.white, 1.15) + dryHeap(random, 350, 428, 140, 3, [ '#3a2418', colour.bark, '#221612']) + sprig(576, 410, 0.9, 16)
  },
  'tea-bags'(random: Random) {
    const bag = (x: number, turn: number) => put(x, 330, stroke('M0 -80Q14 -50 0 -6', 3) + print('M-16 -104H16V-74H-16Z', colour.leaf, 3.5) + print('M-34 -6H34L40 78H-40Z', colour.white) + put(0, 40, dryLeaf(0, 0, 10, colour.pine) + dryLeaf(6, 14, 60, colour.leaf) + dryLeaf(-8, 16, -30, colour.pine)), { turn })
    return carton(196, 392, 170, 210, packColour(random, colour.leaf), 'leaf') + cup(500, 396, '#c6c85e') + bag(348, -6) + bag(410, 14)
  },
  soursop(random: Random) {
    const fruit = (x: number, y: number, size: number) =>
      put(x, y, shadow(0, 74, 56) + print('M-8 -78Q66 -70 62 6Q52 76 0 78Q-58 72 -60 0Q-56 -66 -8 -78Z', colour.leaf) + heap(random, 0, 52, 82, 5, 22, 24).map((at) => stroke(`M${at.x - 5} ${at.y}q5 -9 10 0`, 3.4)).join('') + stroke('M-6 -78q2 -18 14 -22', 7, colour.bark), { size })
    const slice = (x: number, y: number) => print(oval(x, y, 44, 34), colour.leaf) + print(oval(x, y, 36, 27), colour.white, 3) + Array.from({ length: 6 }, (_, at) => put(x, y, print(oval(0, -15, 4, 7), colour.bark, 2, 1), { turn: at * 60 })).join('')
    return pouch(176, 392, 150, 232, packColour(random), 'leaf') + cup(364, 398, '#d8b64f', colour.white, 1.05) + fruit(520, 312, 1.15) + slice(472, 414) + slice(262, 424)
  },
  'herb-tea'(random: Random) {
    const flower = (x: number, y: number, tone: string) => put(x, y, Array.from({ length: 8 }, (_, at) => put(0, 0, print('M0 0Q-8 -14 0 -24Q8 -14 0 0Z', tone, 2.6, 1), { turn: at * 45 })).join('') + print(oval(0, 0, 8), colour.amber, 3, 1))
    return carton(196, 392, 172, 220, packColour(random), 'flower', colour.clay) + cup(436, 396, '#cf8a2d', colour.white, 1.15) + flower(322, 414, colour.white) + flower(556, 408, colour.rice) + flower(352, 438, colour.rose) + leafAt(520, 426, 66, 20) + leafAt(300, 430, 60, 200, colour.sprout) + stroke('M560 360q20 20 10 46', 9, colour.bark)
  },
  'winter-melon-tea'(random: Random) {
    const melon = shadow(470, 396, 130) + print('M352 330Q352 262 470 258Q604 262 600 330Q596 396 470 396Q356 394 352 330Z', colour.leaf) + stroke('M380 300Q470 274 574 300M372 332H586M382 362Q470 382 574 362', 4, colour.sprout) + print(oval(592, 328, 20, 50), colour.white) + print(oval(592, 328, 10, 28), colour.mist, 3)
    return carton(170, 392, 156, 216, packColour(random, colour.leaf), 'leaf') + melon + cup(318, 424, '#8a4f1f', colour.white, 0.9)
  },
  coffee(random: Random) {
    const bean = (at: { x: number; y: number; turn: number }) => put(at.x, at.y, print(oval(0, 0, 15, 10), random.pick(['#4a2a17', colour.bark, '#5b341b']), 3, 1) + stroke('M-13 1Q0 -6 13 1', 2.6), { turn: at.turn })
    const phin = put(470, 396, shadow(0, 4, 66) + print('M-46 -58Q-42 -4 -30 0H30Q42 -4 46 -58Z', colour.white) + print(oval(0, -58, 46, 12), '#4a2a17', 4, 1) + print('M-64 -66H64V-58H-64Z', colour.grey) + print('M-40 -138H40L36 -66H-36Z', colour.grey) + print('M-46 -150H46V-136H-46Z', colour.white) + print(oval(0, -156, 10, 7), colour.bark, 3))
    return pouch(206, 392, 180, 276, packColour(random), 'bean', colour.bark) + phin + heap(random, 344, 430, 190, 3, 24, 16).map(bean).join('') + heap(random, 566, 428, 80, 2, 24, 16).map(bean).join('')
  },
  honey(random: Random) {
    const comb = (x: number, y: number) => Array.from({ length: 9 }, (_, at) => { const [cx, cy] = [x + (at % 3) * 44 + (Math.floor(at / 3) % 2) * 22, y + Math.floor(at / 3) * 38]; return print(`M${cx} ${cy - 25}l22 12v25l-22 12l-22 -12v-25Z`, random.pick([colour.rice, colour.amber]), 4) }).join('')
    const bee = (x: number, y: number, turn: number) => put(x, y, print(oval(0, 0, 22, 14), colour.rice, 3.5, 1) + stroke('M-7 -12V12M6 -13V13', 5) + print(oval(-8, -19, 13, 8), colour.white, 3, 1) + print(oval(10, -19, 13, 8), colour.white, 3, 1), { turn })
    const dipper = put(372, 330, stroke('M0 0L74 -120', 10, colour.wood) + [0, 1, 2, 3].map((at) => print(oval(-at * 5, 8 + at * 15, 26 - Math.abs(at - 1.5) * 5, 8), colour.wood, 3.5, 1)).join(''), { turn: 14 })
    const glass = random.pick([
      () => jar(228, 392, 176, 200, colour.amber, random.pick([colour.clay, colour.leaf, colour.bark]), 'bee'),
      () => bottle(228, 392, 128, 290, colour.amber, random.pick([colour.clay, colour.bark]), 'bee'),
    ])()
    return comb(446, 298) + glass + dipper + bee(random.between(440, 560), random.between(180, 230), -14) + bee(118, random.between(130, 190), 18)
  },
  'coconut-nectar'(random: Random) {
    const blossom = put(500, 380, stroke('M0 20Q-6 -80 30 -190', 12, colour.leaf) + [-150, -118, -84, -50].map((y, at) => stroke(`M${16 + at * -3} ${y}q40 -10 62 24`, 5, colour.sprout) + [0, 1, 2].map((k) => print(oval(40 + k * 16 - at * 3, y + 8 + k * 7, 8), colour.straw, 3, 1)).join('')).join('') + print('M-14 16Q-60 -90 14 -214Q-4 -100 8 16Z', colour.wood))
    return blossom + bottle(228, 392, 130, 296, colour.brick, random.pick([colour.leaf, colour.rice, colour.clay]), 'palm') + bowl(388, 352, 120, 54, colour.white) + flat(oval(388, 354, 52, 9), colour.amber)
  },
  liquor(random: Random) {
    const leaves = [200, 230, 262, -60, -24].map((turn) => leafAt(506, 398, 84, turn, random.pick([colour.leaf, colour.pine, colour.sprout]))).join('')
    const clay = put(460, 396, shadow(0, 4, 92) + print('M-30 -206H30V-180Q92 -150 90 -80Q84 0 40 0H-40Q-84 0 -90 -80Q-92 -150 -30 -180Z', random.pick([colour.brick, colour.wood, colour.clay])) + print('M-38 -226H38V-204H-38Z', colour.clay) + stroke('M-86 -104Q0 -84 86 -104M-88 -76Q0 -56 88 -76', 4, colour.straw) + print('M-34 -60l34 -30l34 30l-34 30Z', colour.clay, 4))
    const little = (x: number) => print(`M${x - 24} 398H${x + 24}L${x + 18} 430H${x - 18}Z`, colour.white) + flat(oval(x, 400, 20, 5), colour.mist)
    return leaves + clay + bottle(214, 392, 104, 296, random.pick(['#dfe6d6', '#e9ecdf']), colour.clay, random.pick(['grain', 'leaf'] as const)) + little(320) + little(94)
  },
  'fruit-liquor'(random: Random) {
    const plum = (at: { x: number; y: number }) => print(oval(at.x, at.y, 23), random.pick([colour.rice, colour.sprout, colour.amber])) + stroke(`M${at.x} ${at.y - 20}q-8 20 2 38`, 3) + leafAt(at.x, at.y - 20, 34, -40, colour.leaf)
    return bottle(196, 392, 112, 300, random.pick([colour.clay, colour.amber]), colour.pine, 'flower', colour.rose) + put(336, 396, print('M-34 -116H34Q32 -66 4 -58V-12H28V0H-28V-12H-4V-58Q-32 -66 -34 -116Z', colour.white) + flat('M-30 -96H30Q22 -66 0 -64Q-22 -66 -30 -96Z', colour.amber)) + heap(random, 490, 400, 170, 3, 50, 40).map(plum).join('')
  },
}
