import { fold } from '#app/lib/fold.ts'

export const producerKinds = ['household', 'cooperative', 'business'] as const
export type ProducerKind = (typeof producerKinds)[number]

const tidy = (typed: string) => typed.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Households go by the name of their head, organisations by their own. */
export const producerNameOf = ({ kind, name, fullName }: { kind: ProducerKind; name?: string | undefined; fullName: string }): string =>
  kind === 'household' ? tidy(fullName) : tidy(name || fullName)

/** 'Bùi Thị Tư', 'Chè' → 'Chè Bùi Thị Tư'; a name that already says it stays as it is. */
export function stallNameFor({ name, grows }: { name: string; grows: string }): string {
  const first = tidy(grows.split(/[,;.]/)[0] ?? '')
  if (first === '' || fold(name).includes(fold(first))) return name
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${name}`.slice(0, 60).trim()
}
