import { useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { carriers } from '#app/modules/shipping/parcel.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { CancelOrder } from './cancel-order.tsx'

type SellerActsProps = { next: 'confirm' | 'pack' | 'handOver' | null; slip: string; lastResult: SubmissionResult<string[]> | undefined }

/** The one next act of the stall. `take` looks like no other button: the buyer's "all received" says nearly the same word. */
export function SellerActs({ next, slip, lastResult }: SellerActsProps) {
  const t = useT()
  if (next === null) return null
  if (next === 'handOver') return <HandOver lastResult={lastResult} />
  if (next === 'confirm') {
    return (
      <Form method="post" className="stack">
        <p>{t('checkout.takeLead')}</p>
        <Button kind="take" name="intent" value="confirm" wide icon="hand">{t('checkout.take')}</Button>
      </Form>
    )
  }
  return (
    <div className="stack">
      <p>{t('checkout.packLead')}</p>
      <ButtonLink to={slip} kind="secondary" wide icon="printer">{t('checkout.printSlip')}</ButtonLink>
      <Form method="post">
        <Button name="intent" value="pack" wide icon="box">{t('checkout.packed')}</Button>
      </Form>
    </div>
  )
}

function HandOver({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  const say = useSay()
  const [form, fields] = useForm<{ carrier: string; trackingCode: string }>({ id: 'hand-over', lastResult, defaultValue: { carrier: 'vnpost' } })
  return (
    <Form method="post" id={form.id} className="stack" noValidate>
      <h3>{t('checkout.handOverTitle')}</h3>
      <input type="hidden" name="intent" value="handOver" />
      <SelectField field={fields.carrier} label={t('checkout.carrier')} options={carriers.map((carrier) => ({ value: carrier, label: say(`shipping.carrier.${carrier}`) }))} />
      <TextField field={fields.trackingCode} label={t('checkout.trackingCode')} hint={`${t('checkout.handOverLead')} ${t('checkout.trackingHint')}`} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      <Button wide icon="truck">{t('checkout.handOver')}</Button>
    </Form>
  )
}

export function SellerCancel({ code, answer }: { code: string; answer: SubmissionResult<string[]> | undefined }) {
  const t = useT()
  return (
    <CancelOrder
      card
      code={code}
      answer={answer}
      title={t('checkout.sellerCancel')}
      lead={t('checkout.sellerCancelLead')}
      reasons={[
        { value: 'out_of_stock', label: t('checkout.why.out_of_stock') },
        { value: 'cannot_ship', label: t('checkout.why.cannot_ship') },
        { value: 'other', label: t('checkout.why.other') },
      ]}
    />
  )
}
