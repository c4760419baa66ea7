import { memberRoles, type MemberRole } from '#app/lib/context.ts'

/** orders: sees them; parcels: takes, packs and sends them. */
export type Right = 'stall' | 'products' | 'orders' | 'parcels' | 'money' | 'members'

const rights: Record<MemberRole, readonly Right[]> = {
  owner: ['stall', 'products', 'orders', 'parcels', 'money', 'members'],
  accountant: ['orders', 'money'],
  packer: ['orders', 'parcels'],
  helper: ['products', 'orders', 'parcels'],
}

/** What somebody may do for her producer; several roles add up. */
export const can = (roles: readonly MemberRole[], right: Right): boolean => roles.some((role) => rights[role].includes(right))

/** The roles of which any one gives this right. */
export const rolesWith = (right: Right): MemberRole[] => memberRoles.filter((role) => can([role], right))

/** Which role carries which part of the work; nobody in the role, then the owner. */
export function holdersOf<Member extends { roles: readonly MemberRole[] }>(members: readonly Member[], duty: MemberRole): Member[] {
  const holders = members.filter(({ roles }) => roles.includes(duty))
  return holders.length > 0 ? holders : members.filter(({ roles }) => roles.includes('owner'))
}
