export type Clock = { now(): Date; set(at: Date): void }

/** The only place that reads the machine's time. `begin` and `set` shift it and let it run on (MODE=test). */
export function systemClock(begin?: Date): Clock {
  let shift = begin ? begin.getTime() - Date.now() : 0
  return {
    now: () => new Date(Date.now() + shift),
    set: (at) => {
      shift = at.getTime() - Date.now()
    },
  }
}
