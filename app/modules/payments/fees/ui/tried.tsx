import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDay } from '#app/lib/time.ts'
import { Notice } from '#app/ui/page.tsx'
import { showBp } from '../../tax/explain-tax.ts'
import type { Tried, TriedRule } from '../try-commission.server.ts'

export const kinds = { '': 'fees.kindAll', household: 'fees.kindHousehold', cooperative: 'fees.kindCooperative', business: 'fees.kindBusiness' } as const
export const kindValues = Object.keys(kinds) as (keyof typeof kinds)[]

export function useKind() {
  const t = useT()
  return (kind: string) => t(kinds[kindValues.find((one) => one === kind) ?? ''])
}

function useRule() {
  const t = useT()
  const kind = useKind()
  return ({ place, producerKind, bp, validFrom, validTo, draft }: TriedRule) => {
    const days = validTo ? t('tax.validTo', { from: showDay(validFrom), to: showDay(validTo) }) : t('tax.validFrom', { from: showDay(validFrom) })
    return `${showBp(bp)} · ${place || t('fees.everywhere')} · ${kind(producerKind)} · ${days}${draft ? ` · ${t('fees.thisOne')}` : ''}`
  }
}

/** What an order pays, by which rule, and which others speak of it in vain. */
export function TriedNotice({ tried: { place, producerKind, day, amount, fee, counts, giveWay, stay, feeNow } }: { tried: Tried }) {
  const t = useT()
  const kind = useKind()
  const say = useRule()
  const order = { amount: showDong(amount), place: place || t('fees.somewhere'), kind: kind(producerKind), day: showDay(day) }
  return (
    <Notice live tone={counts?.draft === false && feeNow !== null ? 'warn' : 'good'} title={t('fees.tried', { fee: showDong(fee), rest: showDong(amount - fee) })}>
      <p>{t('fees.triedOrder', order)}</p>
      <p>{counts ? t('fees.triedBy', { rule: say(counts) }) : t('fees.default')}</p>
      {feeNow !== null && <p>{t('fees.triedNow', { fee: showDong(feeNow) })}</p>}
      <Rules title={t('fees.giveWay')} rules={giveWay} />
      <Rules title={t('fees.stay')} rules={stay} />
    </Notice>
  )
}

function Rules({ title, rules }: { title: string; rules: readonly TriedRule[] }) {
  const say = useRule()
  if (rules.length === 0) return null
  return (
    <>
      <p className="mt-2 font-bold">{title}</p>
      <ul className="list-disc pl-5">{rules.map((rule) => <li key={rule.id}>{say(rule)}</li>)}</ul>
    </>
  )
}
