import { useSay } from '#app/lib/i18n.ts'
import type { OrderStatus } from '#app/modules/orders/order-states.ts'
import { useWhen } from './when.tsx'

export type Audience = 'buyer' | 'seller'
export type StatusFacts = { status: OrderStatus; cod: boolean; shipBy?: Date | null; alertAt?: Date | null; releaseAt?: Date | null; cancelReason?: string | null }

/** The words of the order states: where an order stands, with who must act until when, and the short name of each step. */
export function useStatusWords(audience: Audience) {
  const say = useSay()
  const when = useWhen()
  const tell = (key: string, params: Record<string, string>) => say(`${key}?${new URLSearchParams(params).toString()}`)
  const reason = (written: string | null | undefined) => say(`checkout.reason.${written || 'other'}`)
  const day = (at: Date | null | undefined) => (at ? when.date(at) : '')

  return {
    reason,
    /** The whole sentence. */
    now: ({ status, shipBy, alertAt, releaseAt, cancelReason }: StatusFacts) =>
      tell(`checkout.${audience}.${status}`, { shipBy: day(shipBy), releaseAt: day(releaseAt), until: alertAt ? when.full(alertAt) : '', reason: reason(cancelReason) }),
    step: (status: OrderStatus, cod: boolean, source = '') => {
      if (status === 'placed' && !cod) return say('checkout.step.paid')
      return say(status === 'handed_over' && (source === 'post_clerk' || source === 'carrier') ? 'checkout.step.taken_over' : `checkout.step.${status}`)
    },
  }
}
