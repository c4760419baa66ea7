import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export function Progress({ value, max, label }: { value: number; max: number; label: ReactNode }) {
  return (
    <div>
      <p className="mb-1 font-bold">{label}</p>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="block h-4 w-full rounded-full border-2 border-tea bg-card" aria-hidden="true" focusable="false">
        <rect className="fill-tea-fill" width={max > 0 ? Math.max(0, Math.min(100, (value / max) * 100)) : 0} height="6" />
      </svg>
    </div>
  )
}

export type StepState = { done: string; now: string; todo: string }

/** `states` are the words a screen reader hears for each mark. */
const stepLook = { done: 'step-done', now: 'step-now', todo: 'step-todo' }

export function Steps({ items, current, states }: { items: { key: string; label: ReactNode }[]; current: number; states: StepState }) {
  return (
    <ol className="steps">
      {items.map((item, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'todo'
        return (
          <li key={item.key} className={stepLook[state]} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="step-mark" aria-hidden="true">{state === 'done' ? <Icon name="check" width={18} height={18} /> : index + 1}</span>
            <span className="step-label">
              {item.label}
              <span className="sr-only"> ({states[state]})</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

export type TimelineItem = { key?: string; title: ReactNode; at?: ReactNode; note?: ReactNode; done?: boolean }

/** `doneLabel` says aloud what the mark shows. */
export function Timeline({ items, doneLabel }: { items: TimelineItem[]; doneLabel?: string | undefined }) {
  return (
    <ol className="timeline">
      {items.map((item, index) => (
        <li key={item.key ?? index} className={item.done ? 'is-done' : undefined}>
          <span className="timeline-mark" aria-hidden="true">{item.done && <Icon name="check" width={16} height={16} strokeWidth={3} />}</span>
          <p className={item.done ? 'font-bold' : 'text-ink-soft'}>
            {item.title}
            {item.done && doneLabel && <span className="sr-only"> ({doneLabel})</span>}
          </p>
          {item.at && <p className="text-sm text-ink-soft">{item.at}</p>}
          {item.note && <div className="mt-1">{item.note}</div>}
        </li>
      ))}
    </ol>
  )
}
