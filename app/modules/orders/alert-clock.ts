import { afterAlertHours, DAY, plus } from '#app/lib/time.ts'

const ALERT_HOURS = 12
const CANCEL_HOURS = 36
const SHIP_DAYS = 2
const RELEASE_DAYS = 3

/** From the instant an order stands before its stall; hours of 06:00–20:00 local time. */
export const alertClock = (placedAt: Date) => ({ placedAt, alertAt: afterAlertHours(placedAt, ALERT_HOURS), cancelAt: afterAlertHours(placedAt, CANCEL_HOURS) })

export const shipBy = (confirmedAt: Date): Date => plus(confirmedAt, SHIP_DAYS * DAY)
export const releaseAt = (deliveredAt: Date): Date => plus(deliveredAt, RELEASE_DAYS * DAY)
