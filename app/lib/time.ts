/** Vietnam keeps UTC+7 the whole year. Instants are UTC in the database; everything here shows or counts local time. */
const OFFSET_MS = 7 * 3_600_000
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const pad = (n: number, width = 2) => n.toString().padStart(width, '0')
const local = (at: Date) => new Date(at.getTime() + OFFSET_MS)

export const plus = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** 22/11/2026 */
export const showDate = (at: Date): string => `${pad(local(at).getUTCDate())}/${pad(local(at).getUTCMonth() + 1)}/${local(at).getUTCFullYear()}`
/** 14 giờ 35 */
export const showTime = (at: Date): string => `${local(at).getUTCHours()} giờ ${pad(local(at).getUTCMinutes())}`
/** 14:35, for English screens and tables */
export const showClock = (at: Date): string => `${pad(local(at).getUTCHours())}:${pad(local(at).getUTCMinutes())}`
/** 14:35 22/11/2026 */
export const showDateTime = (at: Date): string => `${showClock(at)} ${showDate(at)}`

/** Vietnamese calendar day, '2026-11-22'. */
export const localDay = (at: Date): string => `${local(at).getUTCFullYear()}-${pad(local(at).getUTCMonth() + 1)}-${pad(local(at).getUTCDate())}`
/** '2026-11-22' → '22/11/2026' */
export const showDay = (day: string): string => day.split('-').reverse().join('/')
/** '2026-11' → '11/2026' */
export const showMonth = (month: string): string => month.split('-').reverse().join('/')
/** '2026-11', of this century. */
export const isMonth = (text: string): boolean => /^20\d\d-(0[1-9]|1[0-2])$/.test(text)

const DMY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$/
const YMD = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T].*)?$/

/** A day as people and banks write it: 22/11/2026, 22-11-2026 14:35:00, 2026-11-22 → '2026-11-22'; undefined for what is no day of the calendar. */
export function readDay(text: string): string | undefined {
  const trimmed = text.trim()
  const dmy = DMY.exec(trimmed)
  const ymd = YMD.exec(trimmed)
  const [year, month, date] = dmy ? [dmy[3], dmy[2], dmy[1]] : ymd ? [ymd[1], ymd[2], ymd[3]] : []
  if (!year || !month || !date) return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day ? day : undefined
}
/** The instant a Vietnamese calendar day begins. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+07:00`)
/** yyyyMMddHHmmss in GMT+7, as VNPay writes instants (PAY 2.1.0). */
export const compactLocal = (at: Date): string => {
  const d = local(at)
  return `${d.getUTCFullYear()}${[d.getUTCMonth() + 1, d.getUTCDate(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds()].map((n) => pad(n)).join('')}`
}

/** '2023-07-01' + 36 → '2026-07-01'; the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const total = year * 12 + month - 1 + months
  const last = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate()
  return `${pad(Math.floor(total / 12), 4)}-${pad((total % 12) + 1)}-${pad(Math.min(date, last))}`
}

const OPENS = 6
const CLOSES = 20

/** The instant when `hours` hours of the alert clock (06:00–20:00 local time) have passed since `from`. */
export function afterAlertHours(from: Date, hours: number): Date {
  let rest = hours * HOUR
  let at = from.getTime()
  for (;;) {
    const dayStart = startOfDay(localDay(new Date(at))).getTime()
    const [opens, closes] = [dayStart + OPENS * HOUR, dayStart + CLOSES * HOUR]
    const begin = Math.max(at, opens)
    if (begin < closes) {
      if (begin + rest <= closes) return new Date(begin + rest)
      rest -= closes - begin
    }
    at = dayStart + DAY
  }
}
