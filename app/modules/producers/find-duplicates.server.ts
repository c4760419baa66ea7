import { covers, type Context } from '#app/lib/context.ts'
import { fold } from '#app/lib/fold.ts'
import { readPhone } from '#app/lib/phone.ts'
import { producerNameOf, type ProducerKind } from './producer-name.ts'
import { ownersByPhone, sameNameIn } from './producers.repo.server.ts'
import { visibleScopes } from './scope.server.ts'

export type LikelyDuplicate = { why: 'phone' | 'name'; /** Only of households the actor may see. */ known?: { id: string; name: string } }

/** Households that may be the one about to be registered: the same phone anywhere, the same name in the commune. */
export async function findDuplicates(
  ctx: Context,
  { phone, communeCode, ...named }: { kind: ProducerKind; name?: string | undefined; fullName: string; phone?: string | undefined; communeCode: string },
): Promise<LikelyDuplicate[]> {
  const { read } = ctx.store
  const number = phone ? readPhone(phone) : undefined
  const onPhone = number ? await ownersByPhone(read, number, ctx.now()) : []
  const named_ = await sameNameIn(read, communeCode, fold(producerNameOf(named)))
  const seen = (unitPath: string) => visibleScopes(ctx).some((scope) => covers(scope, unitPath))
  const all = [...onPhone.map((row) => ({ ...row, why: 'phone' as const })), ...named_.map((row) => ({ ...row, why: 'name' as const }))]
  const once = all.filter((row, index) => all.findIndex(({ id }) => id === row.id) === index)
  return once.map(({ why, id, name, unitPath }) => ({ why, ...(seen(unitPath) && { known: { id, name } }) }))
}
