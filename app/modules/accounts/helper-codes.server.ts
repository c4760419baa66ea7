import type { Writer } from '#db/client.server.ts'
import { newCode, readCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { claimCodeTry, dropCode, replaceCode } from './one-time-codes.repo.server.ts'
import { sameText } from './same-text.server.ts'

const TRIES = 5
const digest = (ctx: Context, personId: string, code: string) => ctx.ports.vault.digest('helper code', `${personId} ${code}`)

/**
 * Step: a code of eight characters that staff read to a person they see or know: for the first second factor, a device, or a forgotten PIN.
 * Good for a day and for one use; alone it opens nothing. The caller checks that the person is in the helper's scope.
 */
export async function issueHelperCode(tx: Writer, ctx: Context, { personId }: { personId: string }): Promise<string> {
  const [code, now] = [newCode(), ctx.now()]
  const row = { id: ctx.newId(), phone: personId, purpose: 'enrol' as const, codeHash: digest(ctx, personId, code), issuedBy: ctx.actor?.personId ?? null }
  await replaceCode(tx, { ...row, sentAt: now, expiresAt: plus(now, DAY) }, now)
  return code
}

/** A write of its own, so that a wrong try stays counted. Returns who issued it; throws DomainError invalid beside `field`. */
export async function useHelperCode(ctx: Context, { personId, code, field = 'code' }: { personId: string; code: string; field?: string }): Promise<{ issuedBy: string | null }> {
  const typed = readCode(code)
  if (!typed) throw new DomainError('invalid', 'accounts.helperCodeShape', { field })
  const used = await ctx.store.write(async (tx) => {
    const claimed = await claimCodeTry(tx, personId, 'enrol', ctx.now(), TRIES)
    if (!claimed || !sameText(claimed.codeHash, digest(ctx, personId, typed))) return undefined
    await dropCode(tx, claimed.id)
    return claimed
  })
  if (!used) throw new DomainError('invalid', 'accounts.helperCodeWrong', { field })
  return { issuedBy: used.issuedBy }
}
