import type { Context } from '#app/lib/context.ts'
import { enter, refuseEasyPin } from './enter.server.ts'
import { useHelperCode } from './helper-codes.server.ts'
import { getHolder } from './people-on-phone.server.ts'
import { proofOf, useProof } from './prove-phone.server.ts'
import { hashSecret } from './secret-hash.server.ts'
import { endSessions, setPin } from './set-secret.server.ts'

type Reset = { proofToken: string; personId: string; helperCode: string; pin: string; device?: string }

/** A forgotten PIN: the phone alone is not enough, a helper who knows the person reads her a code. Signs out everywhere. */
export async function resetPin(ctx: Context, { proofToken, personId, helperCode, pin, device = '' }: Reset): Promise<{ token: string; personId: string }> {
  const { phone } = await proofOf(ctx.store.read, ctx, proofToken)
  await getHolder(ctx.store.read, ctx, phone, personId)
  refuseEasyPin(pin, phone)
  await useHelperCode(ctx, { personId, code: helperCode, field: 'helperCode' })
  const hash = await hashSecret(pin)
  return ctx.store.write(async (tx) => {
    await useProof(tx, ctx, proofToken)
    const holder = await getHolder(tx, ctx, phone, personId)
    await setPin(tx, ctx, { personId, pin: hash })
    await endSessions(tx, { personId })
    return enter(tx, ctx, holder, { device, openedBy: 'pin' })
  })
}
