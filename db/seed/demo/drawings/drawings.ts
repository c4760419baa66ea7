import { randomOf, type Random } from '../random.ts'
import { backdrops } from './backdrops.ts'
import { craft } from './craft.ts'
import { drinks } from './drinks.ts'
import { field } from './field.ts'
import { fruit } from './fruit.ts'
import { picture } from './pen.ts'
import { sea } from './sea.ts'

const subjects = { ...drinks, ...fruit, ...sea, ...field, ...craft }
export type Kind = keyof typeof subjects
export const kinds = Object.keys(subjects) as Kind[]

type Place = keyof typeof backdrops
const places: Partial<Record<Kind, readonly Place[]>> = {
  boat: ['water'],
  grapes: ['wall', 'mat'],
  lychee: ['mat', 'wall'],
  longan: ['mat', 'wall'],
  crab: ['mat', 'water'],
  lamp: ['wall'],
  bowls: ['wall'],
  apricot: ['wall', 'shop'],
  chrysanthemum: ['shop', 'hills'],
  ...group(['tea-leaves', 'dried-fish', 'dried-shrimp', 'garlic', 'mushrooms', 'dry-bamboo'], ['mat', 'wall']),
  ...group(['hung-fish', 'fish-sauce', 'fish-paste', 'salt'], ['sea']),
  ...group(['fresh-fish', 'fish-cake', 'nest', 'eggs', 'rice-noodles', 'pia', 'mung-cakes'], ['wall', 'shop']),
  ...group(['coconut-candy', 'coconut-sugar', 'coconut-nectar', 'wax-coconut', 'durian', 'pomelo'], ['palms', 'shop']),
  ...group(['tea', 'shan-tea', 'coffee', 'honey', 'rice'], ['hills', 'shop', 'wall']),
}

function group(names: readonly Kind[], where: readonly Place[]) {
  return Object.fromEntries(names.map((name) => [name, where])) as Partial<Record<Kind, readonly Place[]>>
}

/** An original drawing of one kind of goods; another seed is another pack, place and arrangement. */
export function draw(kind: Kind, seed: string): string {
  const random = randomOf(`${kind} ${seed}`)
  const place = random.pick(places[kind] ?? (['hills', 'shop', 'wall'] as const))
  const subject = subjects[kind] as (random: Random) => string
  return picture(backdrops[place](random) + subject(random))
}
