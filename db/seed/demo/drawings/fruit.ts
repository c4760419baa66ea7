import type { Random } from '../random.ts'
import { board, bowl, plate } from './backdrops.ts'
import { carton, pouch, packColour, sack } from './packs.ts'
import { box, colour, flat, heap, ink, leafAt, oval, print, put, shadow, stroke } from './pen.ts'

const basket = (x: number, y: number, width: number, height: number) =>
  shadow(x, y + height, width * 0.46) +
  print(`M${x - width / 2} ${y}H${x + width / 2}L${x + width * 0.4} ${y + height}H${x - width * 0.4}Z`, colour.wood) +
  [0.28, 0.56, 0.82].map((at) => stroke(`M${x - width * (0.5 - at * 0.1)} ${y + height * at}H${x + width * (0.5 - at * 0.1)}`, 3.5)).join('') +
  print(box(x - width / 2 - 8, y - 8, width + 16, 20, 6), colour.sand)

/** A citrus fruit cut across. */
const wheel = (x: number, y: number, radius: number, rind: string, flesh: string, parts: number, tilt = 1) =>
  print(oval(x, y, radius, radius * tilt), rind) +
  print(oval(x, y, radius * 0.86, radius * 0.86 * tilt), colour.white, 3, 1) +
  put(x, y, Array.from({ length: parts }, (_, at) => put(0, 0, print(`M0 ${-radius * 0.1}L${radius * 0.22} ${-radius * 0.7}Q0 ${-radius * 0.86} ${-radius * 0.22} ${-radius * 0.7}Z`, flesh, 2.6, 1), { turn: (360 / parts) * at })).join(''))

const coconutHalf = (x: number, y: number, radius: number, inside: string = colour.white) => shadow(x, y + radius * 0.7, radius) + print(oval(x, y, radius, radius * 0.82), colour.bark) + print(oval(x, y - 4, radius * 0.86, radius * 0.68), inside, 3.5) + print(oval(x, y - 2, radius * 0.52, radius * 0.4), colour.straw, 3.5)

const coconut = (x: number, y: number, radius: number, tone: string = colour.bark) =>
  shadow(x, y + radius * 0.9, radius) + print(oval(x, y, radius, radius * 0.95), tone) + stroke(`M${x - radius * 0.6} ${y - radius * 0.5}q${radius * 0.3} ${radius * 0.4} ${radius * 0.1} ${radius}M${x + radius * 0.5} ${y - radius * 0.6}q-${radius * 0.1} ${radius * 0.5} ${radius * 0.1} ${radius}`, 3) + [[-0.16, -0.5], [0.14, -0.54], [0, -0.3]].map(([dx, dy]) => flat(oval(x + dx! * radius, y + dy! * radius, 5), ink)).join('')

export const fruit = {
  pomelo(random: Random) {
    const rosy = random.next() < 0.5
    const whole = (x: number, y: number, size: number) => put(x, y, shadow(0, 104, 96) + print('M-12 -112Q18 -116 34 -84Q108 -40 104 22Q94 104 0 106Q-94 104 -104 22Q-106 -40 -44 -82Q-34 -108 -12 -112Z', rosy ? '#8fae4c' : '#cfc04e') + stroke('M-60 20q10 40 44 54', 5, colour.straw) + leafAt(-4, -108, 92, -24) + leafAt(-8, -108, 84, 200, colour.pine), { size })
    return whole(218, 276, 1.15) + wheel(470, 300, 108, rosy ? '#8fae4c' : '#cfc04e', rosy ? '#e7867c' : '#f0d98a', 11) + put(356, 416, print('M-70 0Q0 -64 70 0Q0 26 -70 0Z', rosy ? '#e7867c' : '#f0d98a') + stroke('M-44 -6Q0 -34 44 -6', 3))
  },
  orange(random: Random) {
    const one = (at: { x: number; y: number }) => print(oval(at.x, at.y, 43), random.pick(['#ef8d22', '#e67a1c', colour.amber])) + stroke(`M${at.x - 20} ${at.y + 8}q6 18 22 20`, 4, colour.straw) + flat(oval(at.x, at.y - 30, 5), colour.pine)
    return heap(random, 300, 268, 270, 3, 84, 66).map(one).join('') + basket(300, 288, 330, 112) + leafAt(250, 128, 70, -34) + leafAt(330, 106, 70, 200) + wheel(520, 368, 62, '#ef8d22', colour.amber, 9)
  },
  lychee(random: Random) {
    const one = (at: { x: number; y: number }) => print(oval(at.x, at.y, 29), random.pick(['#c2323a', '#b0273a', colour.clay])) + [[-10, -8], [8, -10], [-4, 6], [12, 8], [-16, 8]].map(([dx, dy]) => stroke(`M${at.x + dx!} ${at.y + dy!}l3 3`, 4)).join('')
    const branch = stroke('M320 96Q300 170 330 240M320 140Q250 160 220 220M322 150Q400 160 430 226', 8, colour.bark)
    return branch + heap(random, 316, 356, 300, 5, 60, 40).map(one).join('') + leafAt(318, 128, 120, -150) + leafAt(322, 116, 124, -24, colour.pine) + leafAt(300, 170, 100, 168, colour.sprout) + put(520, 394, print(oval(0, 0, 36), '#c2323a') + print('M-33 8Q0 -26 34 6Q30 36 0 37Q-30 36 -33 8Z', colour.white, 4, 1))
  },
  longan(random: Random) {
    const one = (at: { x: number; y: number }) => print(oval(at.x, at.y, 27), random.pick(['#c89a4c', '#b98538', colour.sand])) + stroke(`M${at.x - 12} ${at.y + 6}q4 10 12 12`, 3, colour.cream)
    const open = (x: number, y: number) => print(oval(x, y, 34), '#b98538') + print(oval(x, y - 2, 27), colour.white, 3.5, 1) + print(oval(x + 2, y, 12), '#2f1c12', 3, 1)
    return stroke('M330 70Q320 160 316 220M326 130Q250 150 214 206M326 120Q400 140 440 214', 8, colour.bark) + leafAt(330, 90, 120, -20, colour.pine, 0.22) + leafAt(326, 100, 120, 196, colour.leaf, 0.22) + heap(random, 318, 360, 300, 6, 56, 37).map(one).join('') + open(520, 392) + open(110, 404)
  },
  grapes(random: Random) {
    const tones = random.pick([['#8fae3a', '#a7c04f', '#7b9c35'], ['#6d2b4f', '#7f3a63', '#5a2443']] as const)
    const bunch = (x: number, y: number, rows: number) => Array.from({ length: rows }, (_, row) => Array.from({ length: rows - row }, (_, at) => print(oval(x + (at - (rows - row - 1) / 2) * 43 + random.between(-4, 4), y + row * 37, 25, 27), random.pick(tones)) + stroke(`M${x + (at - (rows - row - 1) / 2) * 43 - 10} ${y + row * 37 - 10}q4 -6 10 -6`, 4, colour.cream)).join('')).join('')
    const vineLeaf = (x: number, y: number, turn: number) => put(x, y, print('M0 0Q-50 -4 -52 -44L-30 -50L-38 -82L-8 -70L0 -100L14 -70L42 -78L34 -48L56 -40Q50 -2 0 0Z', colour.leaf) + stroke('M0 -6V-70M0 -30L-28 -46M0 -30L28 -44', 3), { turn })
    return stroke('M120 70Q300 40 540 86M300 56V130', 10, colour.bark) + bunch(290, 150, 6) + vineLeaf(176, 168, -26) + vineLeaf(420, 146, 24) + vineLeaf(516, 180, 40) + stroke('M470 80q60 30 30 70t30 40', 4, colour.leaf)
  },
  mulberry(random: Random) {
    const one = (x: number, y: number, turn: number, tone: string) => put(x, y, stroke('M0 -44q4 -16 14 -22', 5, colour.leaf) + Array.from({ length: 5 }, (_, row) => Array.from({ length: row === 0 || row === 4 ? 2 : 3 }, (_, at) => print(oval((at - (row === 0 || row === 4 ? 0.5 : 1)) * 19, -36 + row * 18, 12), tone, 3, 1)).join('')).join(''), { turn })
    return bowl(310, 300, 300, 100) + heap(random, 310, 296, 230, 3, 62, 46).map((at) => one(at.x, at.y - 10, at.turn / 5, random.pick(['#4a1b35', '#6d2447', '#8e2f4f']))).join('') + one(520, 400, 70, '#6d2447') + one(110, 410, -60, '#4a1b35') + leafAt(438, 246, 120, -30, colour.leaf, 0.5) + leafAt(180, 250, 110, 214, colour.pine, 0.5)
  },
  'passion-fruit'(random: Random) {
    const half = (x: number, y: number, r: number) => print(oval(x, y, r, r * 0.9), '#5a2443') + print(oval(x, y - 3, r * 0.82, r * 0.72), colour.white, 3, 1) + print(oval(x, y - 3, r * 0.68, r * 0.58), colour.amber, 3, 1) + Array.from({ length: 9 }, (_, at) => put(x, y - 3, print(oval(0, -r * 0.36, 5, 8), '#2c2116', 2, 1), { turn: at * 40 })).join('')
    const strip = (at: { x: number; y: number; turn: number }) => put(at.x, at.y, print('M-26 -6Q0 -20 26 -6Q24 8 0 4Q-24 10 -26 -6Z', random.pick([colour.amber, colour.rice, '#d9861c']), 3.5), { turn: at.turn / 6 })
    return pouch(182, 392, 164, 250, packColour(random), 'flower', colour.plum) + half(410, 314, 76) + half(540, 366, 60) + heap(random, 352, 424, 170, 3, 46, 20).map(strip).join('')
  },
  durian(random: Random) {
    const spikes = (x: number, y: number, rx: number, ry: number) => Array.from({ length: 26 }, (_, at) => { const a = (at / 26) * Math.PI * 2; return print(`M${x + Math.cos(a - 0.13) * rx} ${y + Math.sin(a - 0.13) * ry}L${x + Math.cos(a) * (rx + 24)} ${y + Math.sin(a) * (ry + 24)}L${x + Math.cos(a + 0.13) * rx} ${y + Math.sin(a + 0.13) * ry}Z`, '#8a9a3e', 4) }).join('')
    const thorns = heap(random, 420, 350, 170, 6, 38, 34).map((at) => stroke(`M${at.x - 9} ${at.y + 6}l9 -15l9 15`, 3.6)).join('')
    const flesh = (x: number, y: number, turn: number) => put(x, y, print('M-58 4Q-50 -38 0 -38Q52 -38 58 2Q40 36 0 34Q-40 36 -58 4Z', '#f3d35c') + stroke('M-34 -8Q0 -24 34 -8', 4, colour.amber), { turn })
    return shadow(420, 402, 130) + spikes(420, 272, 122, 116) + print(oval(420, 272, 124, 118), '#98a646') + thorns + stroke('M420 152Q416 118 430 96', 20, colour.bark) + pouch(164, 392, 150, 220, packColour(random), 'nut', colour.amber) + flesh(294, 424, -8) + flesh(532, 430, 8)
  },
  'coconut-candy'(random: Random) {
    const sweet = (at: { x: number; y: number; turn: number }) => { const tone = random.pick([colour.clay, colour.leaf, colour.rice, colour.rose]); return put(at.x, at.y, print('M-30 -16L-56 -26L-50 0L-56 26L-30 16Z', tone, 3.6) + print('M30 -16L56 -26L50 0L56 26L30 16Z', tone, 3.6) + print(box(-32, -20, 64, 40, 8), colour.white, 4) + stroke('M-20 -18V18M20 -18V18', 6, tone), { turn: at.turn / 7, size: 0.84 }) }
    return coconut(470, 264, 84) + coconutHalf(540, 366, 70) + carton(180, 388, 184, 170, packColour(random), 'palm') + heap(random, 352, 424, 210, 3, 92, 38).map(sweet).join('')
  },
  'wax-coconut'(random: Random) {
    const shreds = heap(random, 338, 416, 180, 4, 28, 16).map((at) => put(at.x, at.y, stroke('M-22 0Q0 -10 22 0', 9, colour.white) + stroke('M-22 -4Q0 -14 22 -4', 2.6), { turn: at.turn / 6 })).join('')
    return coconut(470, 250, 92, colour.leaf) + coconutHalf(524, 350, 86) + pouch(176, 392, 160, 244, packColour(random), 'palm') + plate(338, 422, 126, 24) + shreds
  },
  'coconut-sugar'(random: Random) {
    const grains = heap(random, 320, 304, 190, 6, 16, 14).map((at) => flat(oval(at.x, at.y, 5, 4), random.pick([colour.wood, '#b8823f', colour.amber]))).join('')
    return coconutHalf(524, 336, 88) + pouch(150, 392, 148, 236, packColour(random), 'palm') + print('M206 312Q320 170 434 312Z', '#b8823f') + grains + bowl(320, 312, 250, 90, colour.straw) + put(430, 300, stroke('M0 0L70 -110', 12, colour.wood))
  },
  'palm-sugar'(random: Random) {
    const disc = (x: number, y: number, r = 70) => print(`M${x - r} ${y}V${y + 30}Q${x} ${y + 60} ${x + r} ${y + 30}V${y}Z`, colour.wood) + print(oval(x, y, r, r * 0.34), '#d39a4a') + stroke(`M${x - r * 0.5} ${y}Q${x} ${y + 10} ${x + r * 0.5} ${y}`, 3, colour.bark)
    const palm = stroke('M536 400Q528 280 540 190', 20, colour.bark) + Array.from({ length: 9 }, (_, at) => leafAt(540, 190, 92, -190 + at * 25, at % 2 ? colour.leaf : colour.pine, 0.16)).join('') + [[508, 220], [552, 232], [580, 212]].map(([x, y]) => print(oval(x!, y!, 20), '#3b2a2c')).join('')
    return palm + sack(146, 396, 150, 200, 'palm', colour.pine, random.pick([colour.cream, colour.straw])) + disc(330, 348) + disc(330, 300) + disc(330, 252) + disc(430, 374, 60) + leafAt(244, 424, 100, -4, colour.sprout, 0.16)
  },
  macadamia(random: Random) {
    const nut = (at: { x: number; y: number }, tone: string) => print(oval(at.x, at.y, 31), tone) + stroke(`M${at.x - 14} ${at.y - 12}q10 -10 20 -6`, 4, colour.sand)
    const cracked = (x: number, y: number) => print(oval(x, y, 37), colour.bark) + print(oval(x + 3, y - 2, 26), '#f7ecc6', 3.6, 1) + stroke(`M${x - 8} ${y - 12}q12 -6 20 4`, 3, colour.sand)
    const pack = random.pick([pouch, sack])
    return (pack === pouch ? pouch(176, 392, 168, 250, packColour(random), 'nut', colour.bark) : sack(176, 396, 180, 256, 'nut', colour.bark)) + heap(random, 434, 396, 270, 4, 66, 50).map((at, index) => (index % 3 === 2 ? cracked(at.x, at.y) : nut(at, random.pick(['#8a5a2e', '#7a4a25', '#9b6a38'])))).join('') + leafAt(500, 236, 96, -26, colour.leaf, 0.18) + leafAt(500, 236, 90, 20, colour.pine, 0.18)
  },
  cashew(random: Random) {
    const kernel = (at: { x: number; y: number; turn: number }) => put(at.x, at.y, print('M-22 -16Q-4 -30 18 -20Q34 -8 26 14Q18 26 8 16Q12 -2 -2 -2Q-20 0 -22 -16Z', random.pick(['#f0d9a4', '#e6c886', '#ecd093']), 3.6), { turn: at.turn })
    const apple = put(514, 292, print('M-40 -52Q0 -78 40 -52Q58 20 24 54Q0 66 -24 54Q-58 20 -40 -52Z', colour.clay) + put(0, 76, print('M-26 -8Q-6 -24 20 -12Q38 4 26 26Q14 30 10 16Q-4 6 -22 10Q-32 2 -26 -8Z', '#8d8a5a')) + leafAt(0, -62, 76, -34))
    return print('M92 392V196Q92 176 112 176H232Q252 176 252 196V392Z', '#efdcb0') + heap(random, 172, 366, 120, 5, 44, 32).map(kernel).join('') + print(box(98, 148, 148, 36, 8), random.pick([colour.clay, colour.leaf, colour.amber])) + apple + heap(random, 380, 418, 190, 4, 46, 30).map(kernel).join('')
  },
  artichoke(random: Random) {
    const scale = (x: number, y: number, size: number, tone: string) => print(`M${x - 26 * size} ${y}Q${x - 24 * size} ${y - 44 * size} ${x} ${y - 58 * size}Q${x + 24 * size} ${y - 44 * size} ${x + 26 * size} ${y}Z`, tone, 4)
    const rows = [[0, 5, 1], [-38, 4, 0.95], [-74, 3, 0.9], [-108, 2, 0.8], [-134, 1, 0.72]] as const
    const head = put(470, 356, shadow(0, 44, 96) + stroke('M0 20V56', 26, colour.sprout) + rows.toReversed().map(([dy, count, size], row) => Array.from({ length: count }, (_, at) => scale((at - (count - 1) / 2) * 42, dy + 30, size * 1.1, row % 2 ? colour.sprout : '#7d9a63')).join('')).join('') + stroke('M-8 -160l-6 -22M6 -160l8 -22', 7, colour.plum))
    return head + print(box(134, 226, 150, 166, 22), '#3a2216') + print(box(128, 184, 162, 48, 10), random.pick([colour.rice, colour.clay, colour.leaf])) + print(box(158, 268, 102, 90, 6), colour.cream, 3.5) + put(209, 312, scale(0, 26, 0.9, colour.leaf)) + leafAt(300, 430, 130, -8, colour.leaf, 0.2)
  },
  'mung-cakes'(random: Random) {
    const cake = (x: number, y: number) => print(`M${x - 28} ${y - 10}L${x + 6} ${y - 24}L${x + 36} ${y - 12}L${x + 2} ${y + 4}Z`, '#f2da78', 4) + print(`M${x - 28} ${y - 10}V${y + 16}L${x + 2} ${y + 32}V${y + 4}Z`, '#e2bf4a', 4) + print(`M${x + 36} ${y - 12}V${y + 14}L${x + 2} ${y + 32}V${y + 4}Z`, '#c79a2f', 4)
    const beans = heap(random, 470, 424, 170, 3, 20, 12).map((at) => print(oval(at.x, at.y, 9, 7), colour.sprout, 2.6, 1)).join('')
    return carton(190, 392, 210, 170, colour.clay, 'flower', colour.amber) + plate(440, 372, 140, 36) + [[400, 356], [466, 356], [432, 330], [500, 340], [368, 340], [436, 300]].map(([x, y]) => cake(x!, y!)).join('') + beans
  },
  pia(random: Random) {
    const cake = (x: number, y: number) => print(`M${x - 74} ${y}Q${x - 78} ${y - 46} ${x} ${y - 48}Q${x + 78} ${y - 46} ${x + 74} ${y}Q${x + 70} ${y + 34} ${x} ${y + 34}Q${x - 70} ${y + 34} ${x - 74} ${y}Z`, '#ecc779') + print(oval(x, y - 22, 16, 10), colour.clay, 3.5, 1) + stroke(`M${x - 60} ${y + 4}Q${x} ${y + 22} ${x + 60} ${y + 4}`, 3, colour.wood)
    const cut = put(486, 372, print('M-88 20Q-88 -66 0 -68Q88 -66 88 20Z', '#ecc779') + print('M-72 20Q-70 -50 0 -52Q70 -50 72 20Z', '#d8b64f', 3.5, 1) + print('M-32 20Q-30 -20 0 -20Q30 -20 32 20Z', '#e67a1c', 3.5, 1) + stroke('M-80 4Q-80 -58 0 -60Q80 -58 80 4', 2.6))
    return board(320, 392, 560) + cake(180, 354) + cake(322, 354) + cake(250, 290) + cut + random.pick([leafAt(84, 420, 80, -10), leafAt(90, 430, 70, -30, colour.sprout)])
  },
}
