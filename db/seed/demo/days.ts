import { DAY, plus, startOfDay } from '#app/lib/time.ts'

/** '2026-11-22' is today; everything happened before it began. */
export type Calendar = { today: Date; /** 3 days before today at '14:30' local time */ at(daysAgo: number, clock: string): Date }

export function calendarOf(day: string): Calendar {
  const today = startOfDay(day)
  return {
    today,
    at(daysAgo, clock) {
      const [hours, minutes] = clock.split(':').map(Number) as [number, number]
      return plus(plus(today, -daysAgo * DAY), (hours * 60 + minutes) * 60_000)
    },
  }
}

export type Step = { at: Date; run: () => Promise<unknown> }

/** Twenty at a time would be faster to say and slower to do: two cores, two hands. */
export async function twoAtATime<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const hand = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all([hand(), hand()])
}
