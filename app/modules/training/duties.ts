import type { MemberRole } from '#app/lib/context.ts'

const byModule: Record<string, MemberRole> = { m4: 'packer', m5: 'accountant' }

/** Who must have a skill: packing is the packer's, money the accountant's, all else the owner's. */
export const dutyOf = (skillId: string): MemberRole => byModule[skillId.split('-')[0]!] ?? 'owner'
