import { useLocale } from '#app/lib/i18n.ts'
import { showDate, showDateTime, showClock, showTime } from '#app/lib/time.ts'

/** Instants as each language says them: '14 giờ 35, 22/11/2026' or '14:35 22/11/2026'. */
export function useWhen() {
  const vi = useLocale() === 'vi'
  return {
    time: (at: Date) => (vi ? showTime(at) : showClock(at)),
    date: showDate,
    full: (at: Date) => (vi ? `${showTime(at)}, ${showDate(at)}` : showDateTime(at)),
  }
}
