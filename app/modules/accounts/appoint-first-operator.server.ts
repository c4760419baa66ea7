import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { readPhone } from '#app/lib/phone.ts'
import { addPerson } from './add-person.server.ts'
import { grantRole } from './grant-role.server.ts'
import { issueHelperCode } from './helper-codes.server.ts'
import { personIdsOfPhone } from './person-contact.server.ts'

/** For the machine's administrator, once for each province: everybody else is appointed on the screens. Returns the helper code that pairs her telephone. */
export async function appointFirstOperator(ctx: Context, { phone, fullName, unitPath }: { phone: string; fullName: string; unitPath: string }): Promise<{ helperCode: string }> {
  const number = readPhone(phone)
  if (!number) throw new DomainError('invalid', 'accounts.phoneWrong')
  return ctx.store.write(async (tx) => {
    const [known, ...others] = await personIdsOfPhone(tx, number)
    if (others.length > 0) throw new DomainError('conflict', 'accounts.phoneShared')
    const personId = known ?? (await addPerson(tx, ctx, { fullName, phone: number }))
    await grantRole(tx, ctx, { personId, role: 'province_operator', unitPath })
    return { helperCode: await issueHelperCode(tx, ctx, { personId }) }
  })
}
