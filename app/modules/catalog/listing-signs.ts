import type { ListingSigns } from '#app/lib/events.ts'
import { fold } from '#app/lib/fold.ts'

type Listing = { name: string; description: string; ingredients: string; usage: string; storage: string; shelfLifeDays: number | null; state: string; industry: string }

const CHILLED = ['mat-2-8', 'dong-18', 'song']
/** Food, drinks and herbs go bad one day; crafts, plants and services have no such day. */
const PERISHABLE = ['I', 'II', 'III']

/** What a trainer looks for in a listing, computed so that nobody ticks it. */
export function listingSigns(listing: Listing, places: readonly string[], edges: readonly number[]): ListingSigns {
  const name = fold(listing.name)
  const says = (text: string) => fold(text) !== ''
  const keeps = (listing.shelfLifeDays ?? 0) > 0 || !PERISHABLE.includes(listing.industry)
  return {
    photos: edges.length,
    minEdge: edges.length === 0 ? 0 : Math.min(...edges),
    requiredFields: says(listing.description) && says(listing.ingredients) && says(listing.usage) && says(listing.storage) && places.length > 0 && keeps,
    titlePattern: name.split(' ').length >= 3 && places.some((place) => ` ${name} `.includes(` ${fold(place)} `)),
    shipZoneLimit: CHILLED.includes(listing.storage) && listing.shelfLifeDays !== null,
    published: listing.state === 'published',
  }
}
