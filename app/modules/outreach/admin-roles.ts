import type { StaffRole } from '#app/lib/context.ts'

/** Who has work under /quan-tri; each page narrows it. */
export const adminRoles = ['province_operator', 'auditor', 'collector_maker', 'collector_checker'] as const satisfies readonly StaffRole[]
