import { memberRoles, type Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { producerInField } from '#app/modules/producers/assert-field-access.server.ts'
import { membersWithRole } from '#app/modules/producers/find-producer.server.ts'
import { markMet } from '#app/modules/producers/mark-met.server.ts'
import { verifyStall } from '#app/modules/stalls/change-stall-state.server.ts'
import { stallOfProducer } from '#app/modules/stalls/find-stall.server.ts'
import { openWhenReady } from './open-when-ready.server.ts'

/** An officer of the unit has met the household and seen its papers. Throws conflict before there is a stall, or when somebody has. */
export function verifyProducer(ctx: Context, { producerId }: { producerId: string }): Promise<{ opened: boolean }> {
  return ctx.store.write(async (tx) => {
    await producerInField(tx, ctx, producerId, ['officer'])
    if ((await membersWithRole(tx, producerId, ctx.now(), memberRoles)).includes(ctx.actor!.personId)) throw new DomainError('forbidden', 'onboarding.notYourOwn')
    const stall = await stallOfProducer(tx, producerId)
    if (!stall) throw new DomainError('conflict', 'onboarding.noStallYet')
    if (!(await verifyStall(tx, ctx, { stallId: stall.id, producerId }))) throw new DomainError('conflict', 'onboarding.alreadyVerified')
    await markMet(tx, ctx, producerId)
    return { opened: await openWhenReady(tx, ctx, producerId) }
  })
}
