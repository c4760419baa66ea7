import type { ListingSigns } from '#app/lib/events.ts'
import { fold } from '#app/lib/fold.ts'

type Listing = { name: string; description: string; ingredients: string; usage: string; storage: string; shelfLifeDays: number | null; state: string }

const CHILLED = ['mat-2-8', 'dong-18', 'song']
/** Goods without a day after which they are bad. */
const LASTING = ['cay-song', 'de-vo', 'dich-vu']

/** What a trainer looks for in a listing, computed so that nobody ticks it. */
export function listingSigns(listing: Listing, places: readonly string[], edges: readonly number[]): ListingSigns {
  const [name, told] = [fold(listing.name), fold(listing.description)]
  const keeps = listing.shelfLifeDays !== null || LASTING.includes(listing.storage)
  return {
    photos: edges.length,
    minEdge: edges.length === 0 ? 0 : Math.min(...edges),
    requiredFields: (listing.ingredients !== '' || told.includes('thanh phan')) && (listing.usage !== '' || told.includes('cach dung')) && keeps,
    titlePattern: name.split(' ').length >= 3 && places.some((place) => ` ${name} `.includes(` ${fold(place)} `)),
    shipZoneLimit: CHILLED.includes(listing.storage) && listing.shelfLifeDays !== null,
    published: listing.state === 'published',
  }
}
