import { DAY, localDay, plus, startOfDay } from '#app/lib/time.ts'
import { bankHolidays } from './bank-holidays.ts'

const holidays = new Set(bankHolidays.map(({ day }) => day))
/** At noon UTC it is the same weekday in Vietnam. */
const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay()

/** Whether banks book transfers on this Vietnamese calendar day. */
export const isBankingDay = (day: string): boolean => ![0, 6].includes(weekday(day)) && !holidays.has(day)

/** The first banking day after a Vietnamese calendar day. */
function nextBankingDay(day: string): string {
  let next = day
  do next = localDay(plus(startOfDay(next), DAY))
  while (!isBankingDay(next))
  return next
}

/** When the collector has read its bank statement at the latest: by `importBy` ('12:00', local time) of the next banking day. A transfer made now is in it. */
export const nextImport = (now: Date, importBy: string): Date => new Date(`${nextBankingDay(localDay(now))}T${importBy}:00+07:00`)
