import type { targets } from '#db/schema/reporting.ts'
import { demoStalls } from './stalls.ts'

type Target = typeof targets.$inferInsert

/** Of a hundred households to reach, how many should stand at each stage by the end of the year. */
const shares: Record<string, number> = { registered: 0.6, met: 0.55, phone_checked: 0.45, gate_skills: 0.3, stall_open: 0.2, first_product: 0.2, first_paid: 0.12, first_delivered: 0.12, paid_90_days: 0.08 }

export function demoTargets(period: string): Target[] {
  const communes = new Set(demoStalls.map(({ province, commune }) => `${province}/${commune}`))
  const provinces = new Set(demoStalls.map(({ province }) => province))
  return [...rows([...communes], 40, period), ...rows([...provinces], 400, period)]
}

const rows = (units: readonly string[], households: number, period: string): Target[] =>
  units.flatMap((unitPath) => [
    { unitPath, period, indicator: 'households', value: households },
    ...Object.entries(shares).map(([indicator, share]) => ({ unitPath, period, indicator, value: Math.max(1, Math.round(households * share)) })),
  ])
