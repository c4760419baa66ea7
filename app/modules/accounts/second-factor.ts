import type { Grant, StaffRole } from '#app/lib/context.ts'
import { HOUR } from '#app/lib/time.ts'

/** A stepped session counts for one working day. */
const STEP_MS = 12 * HOUR

const byTotp: readonly StaffRole[] = ['officer', 'province_operator', 'collector_maker', 'collector_checker', 'auditor']

type Presented = { guarded: boolean; now: Date; secondFactorAt: Date | null; knownDevice: boolean }

/** The one gate: the role says what is needed, whichever way the person came in. Members of hamlet teams need their enrolled device. */
export function usableGrants(grants: readonly Grant[], { guarded, now, secondFactorAt, knownDevice }: Presented): { usable: Grant[]; waiting: Grant[] } {
  const stepped = secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() < STEP_MS
  const passes = ({ role }: Grant) => !guarded || (byTotp.includes(role) ? stepped : role === 'team_member' ? knownDevice || stepped : true)
  return { usable: grants.filter(passes), waiting: grants.filter((grant) => !passes(grant)) }
}
