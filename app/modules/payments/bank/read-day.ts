const DMY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$/
const YMD = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T].*)?$/

/** 22/11/2026, 22-11-2026 14:35:00, 2026-11-22 → '2026-11-22'; undefined for what is no day of the calendar. */
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
