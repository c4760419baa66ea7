export type Clock = { now(): Date; set(at: Date): void }

/** The only place that reads the machine's time. `set` shifts it and lets it run on (MODE=test). */
export function systemClock(): Clock {
  let shift = 0
  return {
    now: () => new Date(Date.now() + shift),
    set: (at) => {
      shift = at.getTime() - Date.now()
    },
  }
}
