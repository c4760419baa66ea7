import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showPhone } from '#app/lib/phone.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Badge, CallLink, Card } from '#app/ui/page.tsx'
import type { CallItem } from '../list-calls.server.ts'

/** One order nobody has taken: who to call, and what was said. Without `mayRecord` it only tells. */
export function CallCard({ call, mayRecord }: { call: CallItem; mayRecord: boolean }) {
  const t = useT()
  const { contact, lastCall } = call
  return (
    <Card as="li" tone="urgent">
      <div>
        <h3 className="text-lg">{call.stallName}</h3>
        <p>{t('outreach.orderLine', { code: call.shownCode, amount: showDong(call.total) })}</p>
        <ul>
          {call.goods.map(({ name, unitLabel, quantity }) => (
            <li key={name}>{t('outreach.goodsLine', { quantity, name, unit: unitLabel })}</li>
          ))}
        </ul>
      </div>
      <p className="text-ink-soft">
        {t('outreach.waitingSince', { time: showDateTime(call.placedAt) })} <strong className="text-danger">{t('outreach.cancelsAt', { time: showDateTime(call.cancelAt) })}</strong>
      </p>
      {lastCall && (
        <p>
          <Badge tone={lastCall.outcome === 'refused' ? 'danger' : 'warn'} icon="call">{t(`outreach.said.${lastCall.outcome}`)}</Badge>{' '}
          {t('outreach.calledBefore', { times: call.calls, time: showDateTime(lastCall.at) })}
        </p>
      )}
      {contact ? <CallLink phone={contact.phone} wide label={t('outreach.callPerson', { name: contact.called, phone: showPhone(contact.phone) })} /> : <p className="font-bold">{t('outreach.noPhone')}</p>}
      {mayRecord && <Outcome code={call.code} shownCode={call.shownCode} />}
    </Card>
  )
}

function Outcome({ code, shownCode }: { code: string; shownCode: string }) {
  const t = useT()
  return (
    <Form method="post" action="/can-bo">
      <input type="hidden" name="code" value={code} />
      <fieldset className="stack">
        <legend className="mb-2 font-bold">{t('outreach.whatWasSaid')} <span className="sr-only">({shownCode})</span></legend>
        <Button kind="take" wide name="outcome" value="agreed">{t('outreach.agreed')}</Button>
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          <Button kind="secondary" name="outcome" value="no_answer">{t('outreach.noAnswer')}</Button>
          <Button kind="secondary" name="outcome" value="refused">{t('outreach.refused')}</Button>
        </div>
      </fieldset>
    </Form>
  )
}
