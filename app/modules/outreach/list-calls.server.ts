import { showCode } from '#app/lib/code.server.ts'
import type { Context } from '#app/lib/context.ts'
import { listUnanswered } from '#app/modules/orders/list-unanswered.server.ts'
import type { CallOutcome } from '#app/modules/orders/record-call.server.ts'
import { calledAs } from '#app/modules/producers/called.ts'
import { callsAbout, contactsOf, goodsOf } from './calls.repo.server.ts'

export type CallItem = {
  code: string
  shownCode: string
  producerId: string
  stallName: string
  total: number
  goods: { name: string; unitLabel: string; quantity: number }[]
  placedAt: Date
  cancelAt: Date
  contact: { called: string; phone: string } | null
  calls: number
  lastCall: { outcome: CallOutcome; at: Date } | null
}

/** Orders nobody took in time, in these units, each with the person to call; the first to be cancelled stands first. */
export async function listCalls(ctx: Context, scopes: readonly string[]): Promise<CallItem[]> {
  const waiting = await listUnanswered(ctx, scopes)
  if (waiting.length === 0) return []
  const { read } = ctx.store
  const codes = waiting.map(({ code }) => code)
  const contacts = await contactsOf(read, waiting.map(({ producerId }) => producerId), ctx.now())
  const [goods, calls] = [await goodsOf(read, codes), await callsAbout(read, codes)]
  return waiting
    .map((order) => {
      const own = contacts.filter(({ producerId }) => producerId === order.producerId)
      const contact = own.find(({ checkedAt }) => checkedAt !== null) ?? own[0]
      const last = calls.find(({ code }) => code === order.code)
      return {
        ...order,
        shownCode: showCode(order.code),
        goods: goods.filter(({ code }) => code === order.code).map(({ name, unitLabel, quantity }) => ({ name, unitLabel, quantity })),
        contact: contact ? { called: calledAs(contact), phone: contact.phone } : null,
        lastCall: last ? { outcome: last.outcome as CallOutcome, at: last.at } : null,
      }
    })
    .sort((a, b) => a.cancelAt.getTime() - b.cancelAt.getTime())
}
