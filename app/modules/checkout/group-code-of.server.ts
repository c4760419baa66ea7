import { readCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { groupCodeOfOrder } from './placements.repo.server.ts'

/** The group's code behind what stands in an address: its own, in any writing, or that of one of its orders. Says nothing about who may see it. */
export async function groupCodeOf(ctx: Context, typed: string): Promise<string | undefined> {
  const code = readCode(typed)
  return code === undefined ? undefined : ((await groupCodeOfOrder(ctx.store.read, code)) ?? code)
}
