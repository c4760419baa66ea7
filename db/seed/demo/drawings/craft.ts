import type { Random } from '../random.ts'
import { colour, corners, flat, heap, leafAt, oval, print, put, shadow, stroke } from './pen.ts'

const lotus = (x: number, y: number, size: number, tone: string) =>
  put(x, y, [-60, -32, 0, 32, 60].map((turn) => put(0, 0, print('M0 0Q-16 -22 0 -44Q16 -22 0 0Z', tone, 2.8, 1), { turn })).join(''), { size })

const pot = (x: number, foot: number, width: number, height: number, tone: string) =>
  shadow(x, foot + 4, width / 2) +
  print(`M${x - width / 2} ${foot - height}H${x + width / 2}L${x + width * 0.36} ${foot}H${x - width * 0.36}Z`, tone) +
  print(`M${x - width / 2 - 12} ${foot - height - 22}H${x + width / 2 + 12}V${foot - height + 4}H${x - width / 2 - 12}Z`, tone) +
  stroke(`M${x - width * 0.42} ${foot - height * 0.5}H${x + width * 0.42}`, 4, colour.straw)

export const craft = {
  bowls(random: Random) {
    const plateAt = (x: number, y: number, r: number) => print(oval(x, y, r, r), colour.white) + stroke(oval(x, y, r * 0.82, r * 0.82), 4, '#b0273a') + lotus(x, y + r * 0.34, r / 56, '#c2323a') + leafAt(x, y + r * 0.36, r * 0.5, 24, colour.leaf) + leafAt(x, y + r * 0.36, r * 0.5, 156, colour.leaf)
    const bowlAt = (x: number, y: number, w: number) => shadow(x, y + w * 0.42, w * 0.36) + print(`M${x - w / 2} ${y}Q${x - w * 0.44} ${y + w * 0.4} ${x - w * 0.18} ${y + w * 0.42}H${x + w * 0.18}Q${x + w * 0.44} ${y + w * 0.4} ${x + w / 2} ${y}Z`, colour.white) + print(oval(x, y, w / 2, w * 0.1), random.pick(['#f0e6d2', colour.white]), 4) + lotus(x, y + w * 0.33, w / 180, '#c2323a')
    return plateAt(208, 214, 132) + plateAt(424, 206, 118) + bowlAt(190, 336, 190) + bowlAt(420, 320, 216) + bowlAt(306, 382, 130)
  },
  lamp(random: Random) {
    const ribs = Array.from({ length: 9 }, (_, at) => { const t = at / 8 - 0.5; return stroke(`M${320 + t * 130} 106Q${320 + t * 380} 190 ${320 + t * 220} 290`, 4) }).join('')
    const rings = [140, 176, 214, 252].map((y, at) => { const half = [92, 126, 140, 130][at]!; return stroke(`M${320 - half} ${y}Q320 ${y + 22} ${320 + half} ${y}`, 4.5, random.pick([colour.bark, colour.wood])) }).join('')
    return flat(oval(320, 200, 196), '#fbe7a3') + print('M254 104H386Q486 186 432 292H208Q154 186 254 104Z', '#f0cf78') + ribs + rings + print('M246 92H394V112H246Z', colour.wood) + print('M204 284H436V304H204Z', colour.wood) + print('M308 304H332V372H308Z', colour.bark) + shadow(320, 402, 92) + print('M236 400Q250 366 320 364Q390 366 404 400Z', colour.wood)
  },
  chrysanthemum(random: Random) {
    const tones = random.pick([[colour.rice, colour.amber], ['#f0e6d2', colour.rice], [colour.rose, colour.plum]] as const)
    const bloom = (at: { x: number; y: number }, size: number) => put(at.x, at.y, Array.from({ length: 14 }, (_, k) => put(0, 0, print('M0 0Q-7 -20 0 -34Q7 -20 0 0Z', tones[0], 2.6, 1), { turn: (360 / 14) * k })).join('') + Array.from({ length: 9 }, (_, k) => put(0, 0, flat('M0 0Q-5 -12 0 -20Q5 -12 0 0Z', tones[1]), { turn: 40 * k + 10 })).join('') + print(oval(0, 0, 6), colour.brick, 2.4, 1), { size })
    const bush = heap(random, 320, 286, 250, 4, 52, 38).map((at) => leafAt(at.x, at.y, 52, at.turn, random.pick([colour.leaf, colour.pine]), 0.34)).join('')
    return bush + heap(random, 320, 260, 280, 4, 66, 46).map((at) => bloom(at, random.between(0.95, 1.15))).join('') + pot(320, 408, 190, 92, random.pick([colour.clay, colour.brick]))
  },
  apricot(random: Random) {
    const branch = stroke('M320 330Q290 270 340 230Q400 190 360 130', 26, colour.bark) + stroke('M324 250Q250 220 200 170M338 236Q420 240 470 190M356 168Q300 130 260 90M362 150Q420 120 440 80M220 186Q170 190 140 220M450 204Q500 210 530 240', 11, colour.bark)
    const bloom = (x: number, y: number, size: number) => put(x, y, Array.from({ length: 5 }, (_, k) => put(0, 0, print('M0 0Q-15 -12 -9 -27Q0 -36 9 -27Q15 -12 0 0Z', colour.rice, 3, 1), { turn: 72 * k })).join('') + print(oval(0, 0, 6), colour.clay, 2.4, 1), { size })
    const spots = [[200, 170], [168, 196], [260, 90], [300, 122], [440, 80], [410, 124], [470, 190], [508, 214], [340, 230], [372, 150], [236, 206], [140, 226], [534, 246], [420, 226], [290, 84], [470, 120], [230, 130], [330, 178]] as const
    return branch + spots.map(([x, y]) => bloom(x + random.between(-8, 8), y + random.between(-8, 8), random.between(0.85, 1.2))).join('') + [[250, 160], [400, 190], [480, 160], [180, 230], [340, 110]].map(([x, y]) => leafAt(x!, y!, 40, random.between(-180, 180), colour.leaf)).join('') + pot(320, 412, 240, 62, random.pick([colour.indigo, colour.brick, colour.deep]))
  },
  boat(random: Random) {
    const hat = (x: number, y: number) => print(corners([x - 44, y], [x, y - 44], [x + 44, y]), colour.straw)
    const person = (x: number, y: number, shirt: string) => print(`M${x - 28} ${y + 74}Q${x - 32} ${y + 16} ${x} ${y + 12}Q${x + 32} ${y + 16} ${x + 28} ${y + 74}Z`, shirt) + print(oval(x, y, 21), '#e2a878') + flat(oval(x - 7, y + 1, 2.6), colour.bark) + flat(oval(x + 7, y + 1, 2.6), colour.bark) + stroke(`M${x - 6} ${y + 9}q6 5 12 0`, 3) + hat(x, y - 8)
    const nipa = (x: number) => [-130, -108, -84, -60, -40].map((turn) => leafAt(x, 260, 140, turn, turn % 3 ? colour.leaf : colour.pine, 0.13)).join('')
    return nipa(70) + nipa(560) + stroke('M500 190L560 420', 9, colour.wood) + person(250, 246, random.pick([colour.rose, colour.cream])) + person(350, 250, random.pick([colour.indigo, colour.rice])) + person(474, 226, colour.plum) + print('M96 300Q320 352 560 290Q532 388 430 392H226Q132 386 96 300Z', colour.wood) + stroke('M118 328Q320 372 540 322', 5) + stroke('M60 420q34 -18 68 0t68 0M400 430q34 -18 68 0t68 0', 5, colour.cream)
  },
}
