import type { StaffRole } from '#app/lib/context.ts'

/** Who may read the books of a collector: its staff, the auditor, and the operator of its unit. */
export const bookReaders = ['collector_maker', 'collector_checker', 'auditor', 'province_operator'] as const satisfies readonly StaffRole[]

const LONGEST_ID = 40

/** '?thu_ho=…': whose money a page is about; undefined: not said. (`don_vi` is a unit's path.) */
export const readCollector = (query: URLSearchParams): string | undefined => query.get('thu_ho')?.slice(0, LONGEST_ID) || undefined

/** '?thu_ho=…&thang=2026-11' of the ledger's pages. */
export function readChoice(query: URLSearchParams): { collectorId: string | undefined; period: string | undefined } {
  return { collectorId: readCollector(query), period: query.get('thang') ?? undefined }
}
