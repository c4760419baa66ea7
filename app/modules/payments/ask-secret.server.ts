import type { Actor, Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { secretInUse } from '#app/modules/accounts/change-secret.server.ts'
import { checkSecret } from '#app/modules/accounts/check-secret.server.ts'

/** Before money is led elsewhere: her PIN once more, or her password when she has no PIN. Not inside a write. Throws invalid beside `pin`. */
export async function askSecret(ctx: Context & { actor: Actor }, pin: string): Promise<void> {
  const kind = await secretInUse(ctx)
  if (!(await checkSecret(ctx, { personId: ctx.actor.personId, kind, typed: pin, field: 'pin' }))) throw new DomainError('invalid', kind === 'pin' ? 'payouts.pinWrong' : 'payouts.passwordWrong', { field: 'pin' })
}
