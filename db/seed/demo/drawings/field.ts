import type { Random } from '../random.ts'
import { bowl, tray } from './backdrops.ts'
import { carton, jar, packColour, pouch, sack } from './packs.ts'
import { box, colour, flat, heap, leafAt, oval, print, put, shadow, stroke } from './pen.ts'

const chili = (x: number, y: number, turn: number, size = 1) => put(x, y, print('M-44 -4Q0 -26 50 8Q0 18 -44 -4Z', colour.clay, 4) + stroke('M-44 -4q-12 -4 -18 -16', 6, colour.leaf), { turn, size })

const noodleNest = (random: Random, x: number, y: number, width: number, tone: string, shade: string) =>
  print(`M${x - width / 2} ${y}Q${x - width / 2} ${y - 50} ${x} ${y - 52}Q${x + width / 2} ${y - 50} ${x + width / 2} ${y}Q${x + width / 2} ${y + 34} ${x} ${y + 36}Q${x - width / 2} ${y + 34} ${x - width / 2} ${y}Z`, tone) +
  Array.from({ length: 9 }, (_, at) => stroke(`M${x - width * 0.42 + random.between(-6, 6)} ${y - 30 + at * 7}Q${x + random.between(-30, 30)} ${y - 46 + at * 11} ${x + width * 0.42 + random.between(-6, 6)} ${y - 30 + at * 7}`, 2.6, shade)).join('')

const bundle = (x: number, y: number, width: number, height: number, tone: string, shade: string, band: string) =>
  shadow(x, y + height, width / 2) +
  print(`M${x - width * 0.34} ${y}H${x + width * 0.34}Q${x + width * 0.2} ${y + height * 0.5} ${x + width * 0.5} ${y + height}H${x - width * 0.5}Q${x - width * 0.2} ${y + height * 0.5} ${x - width * 0.34} ${y}Z`, tone) +
  Array.from({ length: 8 }, (_, at) => { const t = (at + 1) / 9 - 0.5; return stroke(`M${x + width * 0.68 * t} ${y + 8}Q${x + width * 0.42 * t} ${y + height * 0.5} ${x + width * t} ${y + height - 6}`, 2.6, shade) }).join('') +
  print(box(x - width * 0.3, y + height * 0.42, width * 0.6, 30, 8), band)

const stalk = (x: number, y: number, turn: number, tone: string) => put(x, y, print('M-10 0Q-16 -60 -6 -128Q0 -146 6 -128Q16 -60 10 0Z', tone, 4) + stroke('M-5 -30H5M-6 -56H6M-6 -84H6', 3, colour.brick), { turn })

export const field = {
  rice(random: Random) {
    const ear = (x: number, lean: number) => stroke(`M${x} 412Q${x + lean * 0.2} 250 ${x + lean} 190Q${x + lean * 1.6} 170 ${x + lean * 1.9} 214`, 5, colour.leaf) + Array.from({ length: 8 }, (_, at) => print(oval(x + lean * (0.8 + at * 0.15), 200 + Math.abs(at - 3) * 7, 7, 11), colour.rice, 3, 1)).join('')
    const grains = heap(random, 470, 418, 200, 5, 15, 12).map((at) => put(at.x, at.y, print(oval(0, 0, 10, 4), colour.white, 2.2, 1), { turn: at.turn })).join('')
    return ear(92, -34) + ear(544, 40) + ear(576, 26) + sack(264, 400, 252, 306, 'grain', random.pick([colour.leaf, colour.clay]), random.pick([colour.cream, colour.straw, colour.white])) + print('M362 424Q470 318 578 424Z', colour.white, 4) + grains
  },
  'glass-noodles'(random: Random) {
    const root = (x: number, y: number, turn: number) => put(x, y, print('M-46 0Q-40 -28 0 -26Q44 -26 48 2Q40 28 0 26Q-42 26 -46 0Z', '#b98a5a') + stroke('M-20 -24Q-14 0 -20 24M14 -26Q20 0 14 26', 3), { turn })
    return pouch(136, 392, 140, 212, packColour(random), 'root', colour.brick) + bundle(356, 168, 196, 226, random.pick(['#d8c9a8', '#cfc2a6', '#bfb096']), colour.bark, random.pick([colour.clay, colour.leaf])) + root(520, 356, -12) + root(552, 404, 10)
  },
  'rice-noodles'(random: Random) {
    const sticks = (x: number, y: number) => stroke(`M${x} ${y}L${x + 190} ${y - 96}M${x + 14} ${y + 14}L${x + 200} ${y - 74}`, 8, colour.bark)
    return noodleNest(random, 210, 396, 150, colour.white, colour.grey) + noodleNest(random, 110, 352, 140, colour.cream, colour.grey) + bowl(400, 312, 290, 104) + noodleNest(random, 400, 306, 236, colour.white, colour.grey) + leafAt(392, 276, 54, -20) + leafAt(420, 280, 46, 14, colour.sprout) + print(oval(344, 288, 22, 12), colour.clay, 3.5) + sticks(420, 250)
  },
  'dry-bamboo'(random: Random) {
    const strip = (at: { x: number; y: number; turn: number }) => put(at.x, at.y, print('M-62 -8Q0 -26 64 -10L58 12Q0 0 -58 12Z', random.pick(['#c99a4a', '#b5843a', '#dcb566']), 4) + stroke('M-50 2Q0 -12 52 0', 2.6), { turn: at.turn / 8 })
    return pouch(140, 392, 150, 226, packColour(random), 'leaf') + tray(400, 356, 206, 74) + heap(random, 396, 384, 250, 5, 92, 26).map(strip).join('')
  },
  'fresh-bamboo'(random: Random) {
    const shoot = (x: number, size: number, turn: number) => put(x, 400, shadow(0, 2, 54) + print('M-58 0Q-54 -120 0 -226Q54 -120 58 0Q0 18 -58 0Z', '#a9b25a') + print('M-58 0Q-30 -60 -34 -120Q-4 -60 2 6Q-30 12 -58 0Z', '#8f9a48') + print('M58 0Q30 -80 24 -150Q-4 -70 2 6Q30 12 58 0Z', '#c2c877') + stroke('M-8 -196Q-4 -210 0 -226', 8, colour.plum), { size, turn })
    const canes = [70, 590].map((x) => stroke(`M${x} 500V-10`, 26, colour.leaf) + [80, 200, 320].map((y) => stroke(`M${x - 12} ${y}H${x + 12}`, 5)).join('') + leafAt(x, 90, 80, random.between(0, 40), colour.pine, 0.18) + leafAt(x, 190, 76, random.between(150, 200), colour.sprout, 0.18)).join('')
    return canes + shoot(230, 1.1, -5) + shoot(396, 1.22, 4) + shoot(318, 0.9, 0) + put(490, 400, print(oval(0, -30, 46, 38), '#f0e5b8') + stroke(oval(0, -30, 30, 24), 3, colour.wood) + stroke(oval(0, -30, 14, 11), 3, colour.wood))
  },
  turmeric(random: Random) {
    const finger = (x: number, y: number, turn: number) => put(x, y, print('M-70 0Q-66 -26 -20 -24Q-10 -58 12 -52Q30 -46 22 -22Q66 -24 72 2Q62 28 0 26Q-62 28 -70 0Z', '#d3842a') + stroke('M-44 -18Q-38 0 -44 20M-14 -20Q-8 0 -14 22M34 -20Q40 0 34 20', 3), { turn })
    const cut = (x: number, y: number) => print(oval(x, y, 32, 26), '#b5702a') + print(oval(x, y, 24, 18), '#f08a1c', 3, 1)
    return jar(176, 392, 160, 196, '#eda52b', random.pick([colour.leaf, colour.clay]), 'root', colour.amber) + print('M270 424Q348 334 430 424Z', '#eda52b') + finger(480, 312, -8) + finger(520, 378, 12) + cut(430, 410) + cut(560, 432)
  },
  salt(random: Random) {
    const dots = heap(random, 330, 300, 220, 7, 24, 20).map((at) => print(`M${at.x - 6} ${at.y}l6 -7l7 6l-6 7Z`, random.pick([colour.white, '#e9eef0']), 2, 1)).join('')
    return sack(118, 394, 150, 210, 'sun', colour.clay) + print('M190 316Q330 100 470 316Z', colour.white) + dots + bowl(330, 316, 300, 96, random.pick([colour.indigo, colour.deep, colour.straw])) + put(496, 330, stroke('M0 60L60 -70', 13, colour.wood) + print(oval(-6, 76, 36, 22), colour.wood) + flat(oval(-6, 72, 26, 12), colour.white))
  },
  'chili-salt'(random: Random) {
    const specks = heap(random, 440, 414, 170, 6, 14, 12).map((at) => flat(oval(at.x, at.y, 4.5, 3.6), random.pick([colour.clay, '#e58a58', colour.cream, colour.brick]))).join('')
    return jar(212, 392, 156, 196, '#d9703e', random.pick([colour.clay, colour.leaf]), 'chili', colour.clay) + print('M340 424Q440 312 540 424Z', '#e08a5a', 4) + specks + chili(500, 300, -20, 1.2) + chili(448, 262, 14, 1.1) + chili(560, 350, 40)
  },
  garlic(random: Random) {
    const head = (x: number, y: number, size: number) => put(x, y, shadow(0, 62, 56) + print('M-8 -84Q-4 -50 -30 -40Q-74 -16 -66 30Q-54 64 0 64Q54 64 66 30Q74 -16 30 -40Q4 -50 8 -84Z', colour.white) + stroke('M-6 -60Q-40 -10 -30 58M6 -60Q40 -10 30 58M0 -60V62', 3.4) + flat('M-40 20Q-30 52 -10 58Q-36 56 -46 36Z', '#d9b6c4') + stroke('M-14 62q14 8 28 0', 6, colour.wood), { size })
    const clove = (x: number, y: number, turn: number) => put(x, y, print('M-34 8Q-20 -30 26 -26Q40 0 10 22Q-20 28 -34 8Z', '#f6ead6') + stroke('M-20 8Q0 -12 22 -14', 3, '#d9b6c4'), { turn })
    return tray(320, 378, 260, 66) + head(170, 300, 1.1) + head(320, 262, 1.25) + head(466, 300, 1.12) + clove(250, 408, -10) + clove(370, 418, 16) + clove(450, 404, -24) + random.pick([leafAt(70, 440, 90, -12, colour.leaf, 0.14), leafAt(540, 436, 90, -20, colour.leaf, 0.14)])
  },
  mushrooms(random: Random) {
    const one = (x: number, y: number, size: number, turn: number) => put(x, y, print('M-20 -8Q-26 50 -14 60H18Q28 50 20 -8Z', colour.cream) + print('M-84 4Q-80 -76 0 -78Q80 -76 84 4Q40 24 0 20Q-40 24 -84 4Z', random.pick(['#7a4f2c', '#8b5a30', '#6a4226'])) + stroke('M-34 -40l26 14M-14 -52l-4 26M24 -46l-16 20', 6, colour.straw) + stroke('M-60 4Q0 -10 60 4', 3), { size, turn })
    return tray(330, 380, 250, 64) + one(210, 300, 1.15, -8) + one(430, 296, 1.2, 9) + one(324, 250, 1.1, 0) + one(320, 372, 0.85, 4) + one(500, 398, 0.66, 20) + one(140, 400, 0.62, -18)
  },
  cordyceps(random: Random) {
    const tones = ['#ef8d22', '#e67a1c', '#f3a53a'] as const
    const tuft = (x: number, y: number, count: number) => Array.from({ length: count }, (_, at) => stalk(x + (at - count / 2) * 15, y + random.between(-6, 8), (at - count / 2) * 7 + random.between(-4, 4), random.pick(tones))).join('')
    return tuft(440, 372, 9) + print('M330 350H550L532 400H348Z', random.pick([colour.bark, colour.plum])) + carton(186, 392, 172, 206, random.pick([colour.clay, colour.brick, colour.indigo]), 'root', colour.amber) + [0, 1, 2, 3].map((at) => put(280 + at * 46, 436, stroke('M-30 0Q0 -10 34 2', 9, random.pick(tones)) + stroke('M-30 -5Q0 -15 34 -3', 2.4))).join('')
  },
  ginseng(random: Random) {
    const body = print('M-22 -120Q24 -128 26 -90Q44 -60 34 -18Q74 20 66 96Q44 60 20 44Q16 100 -14 146Q-18 90 -22 44Q-48 62 -64 112Q-72 36 -36 -10Q-46 -60 -26 -92Z', '#d9ae6a') + stroke('M-20 -96Q0 -88 22 -98M-30 -62Q0 -50 32 -64M-34 -26Q0 -14 34 -28', 3.4) + stroke('M60 90q10 26 -2 52M-60 106q-12 20 -6 40M-14 140q2 20 14 30', 5, '#c2934c')
    const crown = stroke('M0 -120Q2 -160 0 -186', 7, colour.leaf) + [-160, -125, -90, -55, -20].map((turn) => leafAt(0, -184, 70, turn, colour.leaf, 0.3)).join('') + [[-10, -206], [8, -212], [0, -196]].map(([x, y]) => print(oval(x!, y!, 9), '#c2323a', 3, 1)).join('')
    return put(440, 288, crown + body, { turn: 5, size: 0.95 }) + carton(178, 392, 168, 226, random.pick([colour.brick, colour.pine]), 'root', colour.amber)
  },
  'herb-extract'(random: Random) {
    const vine = stroke('M330 420Q420 340 400 240T520 110', 7, colour.leaf) + [[390, 300], [408, 250], [420, 200], [470, 150]].map(([x, y], at) => leafAt(x!, y!, 78, at % 2 ? -60 : 20, at % 2 ? colour.leaf : colour.pine, 0.36)).join('') + [[430, 290], [372, 250], [494, 190]].map(([x, y]) => print(oval(x!, y!, 12), colour.clay, 3.5)).join('')
    const block = (x: number, y: number) => print(`M${x - 50} ${y - 14}L${x + 10} ${y - 34}L${x + 56} ${y - 16}L${x - 4} ${y + 6}Z`, '#5a3420') + print(`M${x - 50} ${y - 14}V${y + 16}L${x - 4} ${y + 36}V${y + 6}Z`, '#3f2416') + print(`M${x + 56} ${y - 16}V${y + 14}L${x - 4} ${y + 36}V${y + 6}Z`, '#4c2c1a')
    return vine + jar(196, 392, 158, 190, '#4c2c1a', random.pick([colour.rice, colour.leaf]), 'leaf') + block(500, 388) + block(420, 410)
  },
}
