import type { StaffRole } from '#app/lib/context.ts'

/** Who may read the books of a collector: its staff, the auditor, and the operator of its unit. */
export const bookReaders = ['collector_maker', 'collector_checker', 'auditor', 'province_operator'] as const satisfies readonly StaffRole[]

/** '?don_vi=…&thang=2026-11' of the ledger's pages. */
export function readChoice(query: URLSearchParams): { collectorId: string | undefined; period: string | undefined } {
  return { collectorId: query.get('don_vi') ?? undefined, period: query.get('thang') ?? undefined }
}
