import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { HOUR, showDateTime } from '#app/lib/time.ts'
import { CommuneField } from '#app/modules/places/ui/commune-field.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, PlainField, SelectField, TextAreaField, TextField } from '#app/ui/field.tsx'
import { Card, CardList, Empty, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { BuyerDetails } from '../buyer.form.ts'
import { PHONE_HOLD_MS } from '../limits.ts'
import type { Entered } from '../phone-order.server.ts'
import type { LineProblem } from '../quote.ts'
import type { VietqrRefusal } from '../vietqr-offer.ts'
import { useWhen } from './when.tsx'

const enteredWords = { back: 'checkout.phoneIsBack', off: 'checkout.phoneIsOff', cod: 'checkout.phoneIsCod', paid: 'checkout.phoneIsPaid' } as const

const BASE = '/can-bo/dat-ho'
export const phoneOrderHref = (gio: string, q = ''): string => {
  const query = new URLSearchParams({ ...(q && { q }), ...(gio && { gio }) }).toString()
  return query ? `${BASE}?${query}` : BASE
}

type Found = { id: string; name: string; unitLabel: string; price: number; stock: number; stallName: string; add: string | null }
type Line = { productId: string; quantity: number; name: string; unitLabel: string; stallName: string; stock: number; amount: number; problem: LineProblem | null }
type Props = {
  q: string
  gio: string
  goods: number
  found: readonly Found[]
  lines: readonly Line[]
  steps: Record<string, { less: string; more: string }>
  provinces: { value: string; label: string }[]
  vietqr: { until: Date } | VietqrRefusal
  entered: readonly Entered[]
  done: string | null
  lastResult: SubmissionResult<string[]> | undefined
}

export function PhoneOrderPage({ q, gio, goods, found, lines, steps, provinces, vietqr, entered, done, lastResult }: Props) {
  const t = useT()
  const when = useWhen()
  const ordered = entered.filter(({ code }) => done?.split('.').includes(code))
  return (
    <Page width="narrow">
      <PageTitle lead={t('checkout.phoneLead')}>{t('checkout.phoneTitle')}</PageTitle>
      {ordered.map(({ code, shown, total, method }) => (
        <Notice key={code} tone="good" live title={t('checkout.phoneDone', { code: shown, total: showDong(total) })}>{t(method === 'cod' ? 'checkout.phoneDoneCod' : 'checkout.phoneDonePay')}</Notice>
      ))}
      <Section title={t('checkout.phoneGoods')}>
        <Form method="get" action={BASE} className="stack" role="search">
          <input type="hidden" name="gio" value={gio} />
          <PlainField name="q" label={t('checkout.phoneSearch')} defaultValue={q} autoComplete="off" />
          <Button kind="secondary" icon="search">{t('checkout.phoneFind')}</Button>
        </Form>
        {q !== '' && (found.length === 0 ? <Empty title={t('checkout.phoneNone', { q })} /> : <Results found={found} />)}
      </Section>
      {lines.length > 0 && (
        <>
          <Section title={t('checkout.phoneBasket', { goods: showDong(goods) })}>
            <ul className="stack">{lines.map((line) => <BasketRow key={line.productId} line={line} step={steps[line.productId]!} />)}</ul>
          </Section>
          <BuyerPart gio={gio} provinces={provinces} vietqr={vietqr} lastResult={lastResult} />
        </>
      )}
      {entered.length > 0 && (
        <Section title={t('checkout.phoneEntered')}>
          <CardList>
            {entered.map(({ code, shown, total, placedAt, holdUntil, state, stalls }) => (
              <Card key={code} as="li">
                <p className="flex justify-between font-bold"><span className="font-mono">{shown}</span> <span>{showDong(total)}</span></p>
                <p className="text-ink-soft">{stalls} · {showDateTime(placedAt)}</p>
                <p>{state === 'waiting' ? t('checkout.phoneIsWaiting', { until: holdUntil ? when.full(holdUntil) : '' }) : t(enteredWords[state])}</p>
              </Card>
            ))}
          </CardList>
        </Section>
      )}
    </Page>
  )
}

function Results({ found }: { found: readonly Found[] }) {
  const t = useT()
  return (
    <CardList>
      {found.map(({ id, name, unitLabel, price, stock, stallName, add }) => (
        <Card key={id} as="li">
          <div className="flex items-center justify-between">
            <p className="mr-3">
              <span className="block font-bold">{name}</span>
              <span className="text-ink-soft">{stallName} · {showDong(price)} / {unitLabel} · {t('checkout.phoneLeft', { n: stock })}</span>
            </p>
            {add && <ButtonLink to={add} kind="secondary" icon="plus"><span>{t('checkout.phoneAdd')}<span className="sr-only"> {name}</span></span></ButtonLink>}
          </div>
        </Card>
      ))}
    </CardList>
  )
}

function BasketRow({ line: { quantity, name, unitLabel, stallName, stock, amount, problem }, step }: { line: Line; step: { less: string; more: string } }) {
  const t = useT()
  return (
    <li className="card">
      <p className="font-bold">{name}</p>
      <p className="text-ink-soft">{stallName}, {unitLabel}</p>
      <p className="mt-2 flex items-center justify-between">
        <span className="flex items-center">
          <Link to={step.less} preventScrollReset aria-label={t('checkout.phoneLess', { name })} className="btn btn-secondary">−</Link>
          <span className="mx-4 text-lg font-bold">{quantity}</span>
          <Link to={step.more} preventScrollReset aria-label={t('checkout.phoneMore', { name })} className="btn btn-secondary">+</Link>
        </span>
        <strong>{showDong(amount)}</strong>
      </p>
      {problem && <p className="mt-2 font-bold text-danger">{problem === 'closed' ? t('checkout.closed', { name }) : problem === 'soldOut' ? t('checkout.soldOut', { name }) : t('checkout.phoneOnly', { n: stock })}</p>}
    </li>
  )
}

function BuyerPart({ gio, provinces, vietqr, lastResult }: Pick<Props, 'gio' | 'provinces' | 'vietqr' | 'lastResult'>) {
  const t = useT()
  const say = useSay()
  const when = useWhen()
  const [form, fields] = useForm<Record<keyof BuyerDetails, string>>({ id: 'phone-order', lastResult, defaultValue: { pay: 'vnpay' } })
  return (
    <Form method="post" action={phoneOrderHref(gio)} {...getFormProps(form)} className="stack">
      <input type="hidden" name="gio" value={gio} />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <Section title={t('checkout.phoneBuyer')}>
        <TextField field={fields.name} label={t('checkout.phoneName')} autoComplete="off" />
        <TextField field={fields.phone} label={t('checkout.phoneNumber')} hint={t('checkout.phoneNumberHint')} type="tel" inputMode="tel" autoComplete="off" />
        <SelectField field={fields.province} label={t('checkout.province')} options={provinces} placeholder={t('checkout.chooseProvincePlaceholder')} />
        <CommuneField field={fields.commune} codeField={fields.communeCode} label={t('checkout.commune')} hint={t('checkout.communeHint')} />
        <TextField field={fields.address} label={t('checkout.address')} hint={t('checkout.addressHint')} autoComplete="off" />
        <TextAreaField field={fields.note} label={t('checkout.note')} optional={t('checkout.optional')} rows={2} />
        <ChoiceField
          field={fields.pay}
          label={t('checkout.phonePay')}
          options={[
            { value: 'vnpay', label: t('checkout.phoneVnpay'), hint: t('checkout.phoneVnpayHint', { n: PHONE_HOLD_MS / HOUR }) },
            { value: 'vietqr', label: t('checkout.payVietqr'), hint: typeof vietqr === 'string' ? say(vietqr) : t('checkout.payVietqrHint', { until: when.full(vietqr.until) }), disabled: typeof vietqr === 'string' },
            { value: 'cod', label: t('checkout.payCod'), hint: t('checkout.phoneCodHint') },
          ]}
        />
      </Section>
      <Button wide icon="arrow">{t('checkout.phoneToReview')}</Button>
    </Form>
  )
}
