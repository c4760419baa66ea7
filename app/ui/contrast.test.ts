import { describe, expect, it } from 'vitest'
import { palettes } from './tokens.ts'

type Colour = keyof typeof palettes.day

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const grounds: Colour[] = ['paper', 'card', 'sunk']
const inks: Colour[] = ['ink', 'ink-soft', 'tea', 'rice', 'clay', 'indigo', 'danger']
const families = ['tea', 'rice', 'clay', 'indigo', 'danger'] as const

const readable: [Colour, Colour][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [Colour, Colour] => [ink, ground])),
  ...families.flatMap((family): [Colour, Colour][] => [
    [`${family}-on`, `${family}-fill`],
    [family, `${family}-soft`],
    ['ink', `${family}-soft`],
    ['ink-soft', `${family}-soft`],
  ]),
  ['clay', 'rice-soft'],
  ['sign-on', 'sign'],
]

const discernible: [Colour, Colour][] = [
  ...grounds.map((ground): [Colour, Colour] => ['edge', ground]),
  ...grounds.map((ground): [Colour, Colour] => ['focus', ground]),
  ...families.map((family): [Colour, Colour] => [family, 'card']),
  ['awning', 'sign'],
]

const schemes = { day: palettes.day, night: palettes.night, printed: { ...palettes.day, ...palettes.printed } }

describe.each(Object.entries(schemes))('%s', (_, palette) => {
  it.each(readable)('%s is readable on %s (4.5:1)', (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(discernible)('%s stands out from %s (3:1)', (mark, ground) => {
    expect(contrast(palette[mark], palette[ground])).toBeGreaterThanOrEqual(3)
  })
  it.each(families)('a %s button stands out by its face or by its edge', (family) => {
    const [face, edge] = [palette[`${family}-fill`], palette[`${family}-deep`]]
    for (const ground of grounds) expect(Math.max(contrast(face, palette[ground]), contrast(edge, palette[ground]))).toBeGreaterThanOrEqual(3)
  })
})
