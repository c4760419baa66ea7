import { DIRECT } from './money-direct.ts'
import type { Plan, Fate } from './orders.ts'
import type { Seller } from './producers.ts'
import { randomOf } from './random.ts'

/** Stalls that the plan calls by name have been open since spring. */
export const earlyStalls: readonly string[] =
  'co-tu ong-chin ong-tai mang-khai may-mien doi-suong duyen-tra hoa-na-ri song-trem tom-be-ba muoi-ut muoi-mang-cau sang-tan-loc sa-ray gio-dong so-phia dua-sap-ni con-gio nga-keo kieng-mai hai-phu-quoc lo-bat-trang hong-che my-song-lo'.split(' ')

/** Sixty orders over the last 120 days: the busy stalls, the quiet ones, and what goes wrong in a market. */
export function planOrders(sellers: readonly Seller[]): Plan[] {
  const random = randomOf('sixty orders')
  const of = (key: string) => {
    const seller = sellers.find((one) => one.key === key)
    if (!seller) throw new Error(`no stall ${key}`)
    return seller
  }
  const plan = (fate: Fate, ago: number, clock: string, keys: string, more: Partial<Plan> = {}): Plan => ({ fate, ago, clock, sellers: keys.split(' ').map(of), ...more })
  const named = [
    // Two that sold once and have been silent for more than 90 days.
    plan('completed', 112, '10:20', 'ong-tai'),
    plan('completed', 104, '15:40', 'mang-khai'),
    // Cô Tư's autumn.
    plan('completed', 96, '09:05', 'co-tu'),
    plan('completed', 71, '20:15', 'co-tu ong-chin', { from: 'nam' }),
    plan('completed', 44, '11:30', 'co-tu'),
    plan('silent', 23, '08:45', 'co-tu', { from: 'linh' }),
    plan('on_the_way', 2, '09:10', 'co-tu', { from: 'phuong' }),
    plan('placed', 1, '19:40', 'co-tu', { from: 'nam' }),
    // Heads chị Hạnh's list: nobody has answered for more than twelve hours of daylight.
    plan('placed', 2, '15:05', 'ong-chin', { from: 'hoa' }),
    plan('called', 9, '07:50', 'ong-chin'),
    plan('completed', 58, '13:25', 'song-trem'),
    plan('completed', 37, '10:00', 'song-trem tom-be-ba', { from: 'khoa' }),
    plan('packed', 2, '08:20', 'song-trem', { from: 'khoa' }),
    plan('confirmed', 1, '14:45', 'song-trem'),
    // The road over the river is under water.
    plan('flooded', 11, '09:30', 'so-phia', { from: 'hoa' }),
    plan('returned', 33, '16:00', 'duyen-tra'),
    plan('returning', 10, '10:40', 'sa-ray', { from: 'linh' }),
    plan('unanswered', 27, '09:15', 'hoa-na-ri'),
    plan('unpaid', 19, '21:30', 'doi-suong'),
    plan('unpaid', 3, '12:10', 'hai-phu-quoc'),
    // Transferred last night, if the statement of the next banking day says so.
    plan('unpaid', 1, '20:10', 'sang-tan-loc', { vietqr: true, from: 'trang' }),
    plan('buyer_cancelled', 48, '18:20', 'may-mien'),
    plan('buyer_cancelled', 6, '09:00', 'muoi-mang-cau'),
    plan('seller_cancelled', 62, '08:00', 'kieng-mai', { from: 'nga' }),
    plan('seller_cancelled', 14, '10:30', 'muoi-ut'),
    plan('delivered', 4, '08:30', 'doi-suong'),
    plan('delivered', 4, '13:10', 'nga-keo'),
    plan('delivered', 4, '09:45', 'gio-dong'),
    plan('on_the_way', 3, '10:15', 'hai-phu-quoc'),
    plan('on_the_way', 2, '16:30', 'sang-tan-loc'),
    plan('on_the_way', 3, '07:40', 'con-gio so-phia', { from: 'tien' }),
    plan('packed', 2, '07:10', 'lo-bat-trang'),
    plan('packed', 2, '09:20', 'my-song-lo'),
    plan('confirmed', 1, '11:00', 'hong-che'),
    plan('placed', 1, '18:50', 'tom-be-ba', { from: 'khoa' }),
    plan('completed', 52, '09:40', 'may-mien', { cod: true }),
    plan('completed', 30, '14:20', 'doi-suong', { cod: true }),
    plan('silent', 21, '10:10', 'dua-sap-ni', { cod: true }),
  ]
  // Paid to the co-operative itself: one long done, one transfer it must look for this morning.
  const direct = [plan('completed', 13, '10:35', DIRECT, { from: 'khoa' }), plan('unpaid', 1, '20:40', DIRECT, { vietqr: true, from: 'hoa' })]
  const count = [...named, ...direct].reduce((total, { sellers: theirs }) => total + theirs.length, 0)
  return [...named, ...ordinary(60 - count), ...direct]

  /** Ordinary market days for stalls that had been open for a while. */
  function ordinary(rest: number): Plan[] {
    const apart = ['ong-tai', 'mang-khai', 'cua-dom', 'luong-sam', 'con-gio', 'co-tu', 'loc-hoa', 'kieng-mai']
    const busy = sellers.filter(({ key, openedAgo }) => openedAgo > 30 && !apart.includes(key))
    return Array.from({ length: rest }, (_, at): Plan => {
      const seller = busy[(at * 7 + 3) % busy.length]!
      const ago = random.whole(9, Math.min(118, seller.openedAgo - 2))
      return { fate: at % 4 === 3 ? 'silent' : 'completed', ago, clock: `${String(random.whole(7, 20)).padStart(2, '0')}:${random.whole(10, 59)}`, sellers: [seller] }
    })
  }
}
