import type { Random } from '../random.ts'
import { board, bowl, plate, tray } from './backdrops.ts'
import { bottle, jar, packColour, pouch } from './packs.ts'
import { colour, flat, heap, ink, leafAt, oval, print, put, shadow, stroke } from './pen.ts'

const shrimp = (tone: string) =>
  print('M-34 10Q-40 -26 0 -32Q40 -30 40 6Q40 26 22 30L14 20Q24 12 20 0Q10 -16 -8 -8Q-16 -2 -14 12Z', tone, 3.6) +
  stroke('M-18 -24Q-10 -14 -8 -8M2 -31Q4 -20 6 -13M22 -26Q20 -18 16 -10M36 -10Q28 -8 21 -4', 3) +
  stroke('M-32 8Q-60 4 -72 -18M-32 12Q-58 18 -74 10', 2.6, tone) +
  flat(oval(-25, 0, 3.4), ink) +
  print('M22 30L42 42L34 24Z', tone, 3)

const fish = (length: number, tone: string, belly: string) => {
  const h = length * 0.24
  return (
    print(`M${-length / 2} 0Q${-length * 0.3} ${-h} ${length * 0.05} ${-h * 0.9}Q${length * 0.3} ${-h * 0.5} ${length * 0.34} 0Q${length * 0.28} ${h * 0.6} ${length * 0.05} ${h * 0.9}Q${-length * 0.3} ${h} ${-length / 2} 0Z`, tone) +
    print(`M${length * 0.32} 0L${length / 2} ${-h * 0.9}Q${length * 0.44} 0 ${length / 2} ${h * 0.9}Z`, tone) +
    flat(`M${-length * 0.44} ${h * 0.2}Q${-length * 0.1} ${h * 1.1} ${length * 0.26} ${h * 0.28}Q${-length * 0.1} ${h * 0.44} ${-length * 0.44} ${h * 0.2}Z`, belly) +
    stroke(`M${-length * 0.28} ${-h * 0.66}Q${-length * 0.2} 0 ${-length * 0.28} ${h * 0.66}`, 4) +
    print(oval(-length * 0.37, -h * 0.18, length * 0.028), colour.white, 3, 1) +
    [0, 0.1, 0.2].map((at) => stroke(`M${length * at - 4} ${-h * 0.3}q10 10 0 20`, 3)).join('')
  )
}

export const sea = {
  'dried-shrimp'(random: Random) {
    const tones = ['#e2693a', '#d95a2b', '#ec8a54', '#cf4f28'] as const
    return tray(330, 352, 256, 90) + heap(random, 330, 384, 360, 6, 62, 30).map((at) => put(at.x, at.y, shrimp(random.pick(tones)), { turn: at.turn / 3, size: 0.86, mirror: at.turn > 0 })).join('') + pouch(110, 300, 126, 190, packColour(random), 'fish', colour.clay)
  },
  crab(random: Random) {
    const tone = random.pick(['#4f7f7a', '#5b7350', '#a9502c'])
    const legs = [0, 1, 2, 3].map((at) => stroke(`M${100 - at * 4} ${24 + at * 22}Q${170 + at * 4} ${-6 + at * 30} ${206 - at * 14} ${54 + at * 32}`, 15) + stroke(`M${100 - at * 4} ${24 + at * 22}Q${170 + at * 4} ${-6 + at * 30} ${206 - at * 14} ${54 + at * 32}`, 7, tone)).join('')
    const claw = stroke('M92 -30Q150 -50 158 -100', 26) + stroke('M92 -30Q150 -50 158 -100', 17, tone) + print('M126 -104Q114 -170 172 -194Q162 -160 178 -146Q186 -178 212 -186Q226 -130 184 -94Q152 -80 126 -104Z', tone)
    const half = legs + claw
    return put(320, 270, shadow(0, 116, 210, 20) + half + put(0, 0, half, { mirror: true }) + print('M-128 6Q-134 -66 -66 -78Q0 -92 66 -78Q134 -66 128 6Q112 88 0 90Q-112 88 -128 6Z', tone) + stroke('M-70 -20Q0 8 70 -20M-40 40Q0 58 40 40', 5) + stroke('M-28 -84V-108M28 -84V-108', 7) + print(oval(-28, -112, 11), colour.rice, 4) + print(oval(28, -112, 11), colour.rice, 4) + stroke('M-120 -10H120', 9, colour.clay) + stroke('M-16 -24Q0 4 16 -24M-26 6L0 -10L26 6', 8, colour.clay), { size: 0.98 })
  },
  'dried-fish'(random: Random) {
    const tones = random.pick([['#a8743a', '#e6c886'], ['#8a6a45', '#d9b98a'], ['#7d6a55', '#cdb999']] as const)
    const split = (x: number, y: number, turn: number) => put(x, y, fish(236, tones[0], tones[1]) + stroke('M-40 2H70', 3) + [-20, 0, 20, 40].map((at) => stroke(`M${at} -16L${at + 8} 2L${at} 18`, 2.6)).join(''), { turn })
    return tray(330, 330, 270, 118) + split(230, 270, -8) + split(430, 288, 6) + split(250, 344, 4) + split(450, 366, -6) + split(320, 410, 2) + print('M90 420Q116 394 130 422Q112 440 90 420Z', colour.clay, 4) + stroke('M92 418q-14 -6 -20 -18', 5, colour.leaf)
  },
  'hung-fish'(random: Random) {
    const tone = random.pick(['#9b7a4e', '#8a6238'])
    const one = (x: number, length: number) => stroke(`M${x} 66V110`, 4) + put(x, 110 + length / 2, fish(length, tone, '#dcbf8c'), { turn: 90 })
    return stroke('M-10 62H650', 16, colour.wood) + [120, 222, 324, 426, 528].map((x) => one(x, random.between(196, 236))).join('') + pouch(324, 420, 150, 120, packColour(random), 'fish', colour.brick)
  },
  'fresh-fish'(random: Random) {
    return board(320, 372, 540) + put(300, 316, fish(420, '#8fa3a0', colour.white), { turn: -3 }) + print('M444 404Q520 372 586 404L574 436H456Z', colour.straw) + heap(random, 514, 410, 80, 2, 22, 14).map((at) => print(oval(at.x, at.y, 14, 9), random.pick(['#e9c6a4', '#dcae84']), 3, 1)).join('') + leafAt(120, 424, 80, -14) + leafAt(120, 424, 70, 20, colour.sprout) + print('M186 424Q214 400 230 426Q210 442 186 424Z', colour.clay, 4)
  },
  'fish-sauce'(random: Random) {
    const anchovy = (x: number, y: number, turn: number) => put(x, y, fish(96, '#8fa3a0', colour.white), { turn })
    const barrel = put(494, 396, shadow(0, 4, 96) + print('M-78 -176Q-100 -90 -78 0H78Q100 -90 78 -176Z', colour.wood) + stroke('M-40 -176Q-52 -90 -40 0M0 -176V0M40 -176Q52 -90 40 0', 3.5) + stroke('M-88 -130Q0 -112 88 -130M-88 -44Q0 -26 88 -44', 12, colour.bark) + print(oval(0, -176, 78, 20), colour.bark) + print('M-12 -70H12V-46H-12Z', colour.rice, 3.5))
    const tone = random.pick(['#a2431c', '#8f3b1b', '#b5581f'])
    return barrel + bottle(188, 392, 122, 314, tone, random.pick([colour.clay, colour.rice, colour.leaf, colour.indigo]), 'fish', random.pick([colour.deep, colour.clay, colour.indigo])) + bowl(344, 366, 112, 44) + flat(oval(344, 368, 48, 8), tone) + anchovy(300, 438, -6) + anchovy(404, 442, 8) + anchovy(92, 436, 4)
  },
  'fish-paste'(random: Random) {
    const chili = (x: number, y: number, turn: number) => put(x, y, print('M-34 0Q0 -18 38 6Q0 16 -34 0Z', colour.clay, 4) + stroke('M-34 0q-10 -2 -16 -10', 5, colour.leaf), { turn })
    return jar(224, 392, 184, 226, '#9a5a3a', random.pick([colour.indigo, colour.clay, colour.leaf]), 'fish', colour.deep) + bowl(448, 330, 180, 70) + flat(oval(448, 334, 78, 13), '#9a5a3a') + chili(430, 328, 10) + chili(350, 430, -14) + chili(556, 428, 24) + put(470, 434, fish(130, '#8fa3a0', colour.white), { turn: -4 })
  },
  'fish-cake'(random: Random) {
    const piece = (x: number, y: number) => print(`M${x - 60} ${y}Q${x - 64} ${y - 26} ${x} ${y - 28}Q${x + 64} ${y - 26} ${x + 60} ${y}Q${x + 40} ${y + 24} ${x} ${y + 24}Q${x - 40} ${y + 24} ${x - 60} ${y}Z`, '#efd9b6') + flat(oval(x - 18, y - 6, 5), colour.leaf) + flat(oval(x + 14, y + 2, 5), colour.clay) + flat(oval(x + 26, y - 10, 4), colour.leaf)
    return board(320, 396, 560) + put(310, 240, fish(440, '#9aa79b', colour.white), { turn: -6 }) + plate(330, 376, 220, 40, random.pick([colour.white, colour.straw])) + piece(210, 372) + piece(340, 376) + piece(462, 370) + leafAt(560, 404, 66, -40)
  },
  nest(random: Random) {
    const strands = (x: number, y: number, r: number) => print(`M${x - r} ${y - 10}Q${x - r * 0.9} ${y + r * 0.62} ${x} ${y + r * 0.66}Q${x + r * 0.9} ${y + r * 0.62} ${x + r} ${y - 10}Q${x} ${y + r * 0.34} ${x - r} ${y - 10}Z`, '#f7efdc') + Array.from({ length: 9 }, (_, at) => stroke(`M${x - r + 8 + at * 4} ${y + at * 5}Q${x + random.between(-20, 20)} ${y + r * 0.36 + at * 4} ${x + r - 8 - at * 4} ${y + at * 5}`, 2.4, colour.grey)).join('')
    const swift = put(500, 128, print('M0 0Q-50 -40 -110 -30Q-60 -10 -24 22Q-10 34 6 60L14 30Q60 20 96 -44Q40 -30 0 0Z', '#3b3a42'))
    return swift + board(320, 396, 560) + strands(190, 340, 100) + strands(452, 340, 100) + shadow(322, 398, 130) + strands(322, 316, 138)
  },
  eggs(random: Random) {
    const egg = (x: number, y: number, turn = 0) => put(x, y, print('M0 -44Q34 -40 34 4Q30 36 0 36Q-30 36 -34 4Q-34 -40 0 -44Z', random.pick(['#e9b98a', '#dfa672', '#f0caa0'])) + stroke('M-16 -12Q-12 -28 0 -30', 4, colour.cream), { turn })
    const row = (y: number, count: number) => Array.from({ length: count }, (_, at) => egg(320 + (at - (count - 1) / 2) * 88, y, random.between(-8, 8))).join('')
    const holder = print('M76 330H564L540 410H100Z', colour.grey) + Array.from({ length: 5 }, (_, at) => stroke(`M${144 + at * 88} 334q0 40 44 40`, 3)).join('')
    return shadow(320, 414, 240) + row(262, 5) + row(310, 5) + holder + put(320, 190, egg(-46, 0, -14) + egg(46, 4, 12)) + stroke('M70 438q30 -18 60 0M90 452q30 -18 60 0M500 446q30 -18 60 0', 4, colour.amber)
  },
}
