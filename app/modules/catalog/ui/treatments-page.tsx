import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showDate } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { type FieldLike, TextField } from '#app/ui/field.tsx'
import { Badge, Card, CardList, Empty, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import { taxTreatments } from '../product.ts'

type Goods = { id: string; slug: string; name: string; unitLabel: string; price: number; ingredients: string; description: string; taxTreatment: string; stallName: string; producerName: string; commune: string; own: boolean }
type Organisation = { producerId: string; name: string; commune: string; end: string | null; verifiedAt: Date | null; own: boolean }
type Answer = { initialValue?: Record<string, unknown>; error?: Record<string, string[] | null> }

export function TreatmentsPage({ goods, total, organisations }: { goods: readonly Goods[]; total: number; organisations: readonly Organisation[] }) {
  const t = useT()
  const answer = useActionData<Answer>()
  const refused = answer?.initialValue?.intent === 'code' ? [] : Object.values(answer?.error ?? {}).flatMap((errors) => errors ?? [])
  return (
    <Page>
      <PageTitle lead={t('catalog.treatmentsLead')}>{t('catalog.treatmentsTitle')}</PageTitle>
      {refused.length > 0 && <Notice tone="danger" live title={refused.join(' ')} />}
      <Section title={`${t('catalog.treatmentsWaiting')} (${total})`}>
        {goods.length === 0 ? <Empty title={t('catalog.treatmentsNone')} /> : <CardList columns="two">{goods.map((one) => <GoodsCard key={one.id} goods={one} />)}</CardList>}
      </Section>
      {organisations.length > 0 && (
        <Section title={t('producers.taxCodes')}>
          <p>{t('producers.taxCodesLead')}</p>
          <CardList columns="two">{organisations.map((one) => <OrganisationCard key={one.producerId} organisation={one} />)}</CardList>
        </Section>
      )}
    </Page>
  )
}

function GoodsCard({ goods: { id, slug, name, unitLabel, price, ingredients, description, taxTreatment, stallName, producerName, commune, own } }: { goods: Goods }) {
  const t = useT()
  const known = taxTreatments.find((one) => one === taxTreatment) ?? 'processed_goods'
  return (
    <Card as="li" tone="urgent">
      <div>
        <h3 className="text-lg"><a href={`/san-pham/${slug}`}>{name}</a></h3>
        <p className="text-ink-soft">{stallName}, {producerName}, {commune} · {showDong(price)} / {unitLabel}</p>
      </div>
      <p><strong>{t('catalog.treatmentChosen')}</strong> {t(`catalog.treatment.${known}`)}</p>
      {ingredients && <p><strong>{t('catalog.ingredients')}:</strong> {ingredients}</p>}
      <p className="line-clamp-3 text-ink-soft">{description}</p>
      {own ? (
        <p className="font-bold">{t('catalog.treatmentOwnChoice')}</p>
      ) : (
        <div className="row">
          <Judge intent="agree" id={id} seen={known} label={t('catalog.treatmentAgree')} name={name} />
          <Judge intent="processed" id={id} seen={known} label={t('catalog.treatmentProcessed')} name={name} />
        </div>
      )}
    </Card>
  )
}

function Judge({ intent, id, seen, label, name }: { intent: 'agree' | 'processed'; id: string; seen: string; label: string; name: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="productId" value={id} />
      <input type="hidden" name="seen" value={seen} />
      <Button kind={intent === 'agree' ? 'primary' : 'secondary'} icon={intent === 'agree' ? 'check' : undefined} aria-label={`${label}: ${name}`}>{label}</Button>
    </Form>
  )
}

function OrganisationCard({ organisation: { producerId, name, commune, end, verifiedAt, own } }: { organisation: Organisation }) {
  const t = useT()
  const answer = useActionData<Answer>()
  const mine = answer?.initialValue?.intent === 'code' && answer.initialValue.producerId === producerId
  const [form, untyped] = useForm({ id: `code-${producerId}`, lastResult: mine ? (answer as never) : null })
  const fields = untyped as unknown as Record<'code', FieldLike>
  return (
    <Card as="li" tone={verifiedAt ? 'done' : 'plain'}>
      <div>
        <h3 className="text-lg">{name}</h3>
        <p className="text-ink-soft">{commune}</p>
      </div>
      {end && (
        <p>
          {t('producers.taxCodeIs', { end })} <Badge tone={verifiedAt ? 'good' : 'warn'}>{verifiedAt ? t('producers.taxCodeVerified', { day: showDate(verifiedAt) }) : t('producers.taxCodeWaiting')}</Badge>
        </p>
      )}
      {end && !verifiedAt && own && <p>{t('producers.taxCodeOwn')}</p>}
      {end && !verifiedAt && !own && (
        <Form method="post">
          <input type="hidden" name="intent" value="verify-code" />
          <input type="hidden" name="producerId" value={producerId} />
          <input type="hidden" name="end" value={end} />
          <Button icon="check" aria-label={`${t('producers.taxCodeVerify')}: ${name}`}>{t('producers.taxCodeVerify')}</Button>
        </Form>
      )}
      <details open={mine}>
        <summary className="min-h-touch cursor-pointer">{t(end ? 'producers.taxCodeAgain' : 'producers.taxCodeType')}</summary>
        <Form method="post" id={form.id} noValidate className="stack pt-2">
          <input type="hidden" name="intent" value="code" />
          <input type="hidden" name="producerId" value={producerId} />
          <TextField field={fields.code} label={t('producers.taxCode')} hint={t('producers.taxCodeHint')} inputMode="numeric" autoComplete="off" />
          <Button kind="secondary">{t('producers.taxCodeSave')}</Button>
        </Form>
      </details>
    </Card>
  )
}
