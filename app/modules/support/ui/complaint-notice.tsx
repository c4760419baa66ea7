import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { Notice } from '#app/ui/page.tsx'
import type { ComplaintView } from '../list-complaints.server.ts'

/** What the buyer said about which goods, and what was decided: for the buyer, and for the stall. */
export function ComplaintNotice({ complaint, audience, children }: { complaint: ComplaintView; audience: 'buyer' | 'seller'; children?: ReactNode }) {
  const t = useT()
  const { kind, words, state, answer, openedAt, goods } = complaint
  const tone = state === 'open' ? 'warn' : state === 'refunded' ? 'good' : 'info'
  return (
    <Notice tone={tone} title={t(`support.${audience}.${state}`)}>
      <p>{t('support.about', { goods: goods.join(', '), kind: t(`support.kind.${kind}`), date: showDate(openedAt) })}</p>
      <p className="whitespace-pre-line">“{words}”</p>
      {answer && <p className="font-bold">{t('support.answerWas', { answer })}</p>}
      {state === 'open' && <p>{t(`support.${audience}.openLead`)}</p>}
      {children}
    </Notice>
  )
}
