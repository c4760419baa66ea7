import type { Actor } from '#app/lib/context.ts'
import { toCsv, type CsvCell } from '#app/lib/csv.ts'
import type { Calendar, Step } from './days.ts'
import type { Seller } from './producers.ts'
import type { World } from './world.ts'

/** The collector's two people: the maker and the checker. */
export type Office = { world: World; calendar: Calendar; maker: Actor; checker: Actor; sellers: readonly Seller[] }

export const step = (at: Date, work: (at: Date) => Promise<unknown>): Step => ({ at, run: () => work(at) })
export const as = ({ world }: Pick<Office, 'world'>, who: Actor, at: Date, key: string) => world.as(who, at, `${key} ${at.toISOString()}`)
export const csv = (rows: readonly (readonly CsvCell[])[]): Uint8Array => new TextEncoder().encode(toCsv(rows))

/** A file of the demo that is refused is a fault of the demo. */
export function refuse(what: string, answer: unknown): never {
  throw new Error(`${what}: ${JSON.stringify(answer)}`)
}
