import type { ReactNode } from 'react'
import { showDong } from '#app/lib/money.ts'

/** Amounts side by side with what each of them means; the đ stays with its number. */
export function MoneyFigures({ figures }: { figures: { key: string; label: ReactNode; hint: ReactNode; amount: number; strong?: boolean }[] }) {
  return (
    <dl className="grid gap-3 sm:grid-cols-3">
      {figures.map(({ key, label, hint, amount, strong = false }) => (
        <div key={key} className={`rounded border-2 bg-card p-4 ${strong ? 'border-tea' : 'border-line'}`}>
          <dt className="font-bold">{label}</dt>
          <dd className={`whitespace-nowrap font-display text-xl font-bold ${strong ? 'text-tea' : ''}`}>{showDong(amount)}</dd>
          <dd className="text-sm text-ink-soft">{hint}</dd>
        </div>
      ))}
    </dl>
  )
}
