export type Random = { next(): number; between(low: number, high: number): number; whole(low: number, high: number): number; pick<T>(list: readonly T[]): T; shuffled<T>(list: readonly T[]): T[] }

/** The same seed gives the same numbers on every machine (FNV-1a into mulberry32). */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  next()
  const between = (low: number, high: number) => low + next() * (high - low)
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  return {
    next,
    between,
    whole,
    pick: (list) => list[whole(0, list.length - 1)]!,
    shuffled(list) {
      const rest = [...list]
      return list.map(() => rest.splice(whole(0, rest.length - 1), 1)[0]!)
    },
  }
}
