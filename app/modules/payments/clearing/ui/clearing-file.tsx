import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { groupDigits, showDong } from '#app/lib/money.ts'
import { showDateTime, showDay } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainField } from '#app/ui/field.tsx'
import { Badge, Card, DataTable, KeyValues, Notice, Page, PageTitle, Pagination, Section } from '#app/ui/page.tsx'
import type { KeyValue } from '#app/ui/tables.tsx'
import { billText } from '../bill-text.ts'
import { addressOf, showFileRef, type ClearingType } from '../clearing-kinds.ts'
import type { ClearingFile, ClearingRow, Together } from '../find-clearing.server.ts'
import { showWhen, StateBadge } from './clearing-list.tsx'

type Props = ClearingFile & { type: ClearingType; page: number; done: string | null; problem: string | undefined; typed: Typed }
/** What was sent and refused, to be sent again. */
type Typed = { note: string; along: readonly string[]; transactionId: string }

/** One imported file: what it moves, what the bank has to do with it, and each row beside our books. */
export function ClearingFilePage({ type, item, collector, works, rows, pages, page, task, movements, together, sums, done, problem, typed }: Props) {
  const t = useT()
  const here = `${addressOf(type)}/${item.id}`
  return (
    <Page>
      <PageTitle kicker={<a href={addressOf(type)}>{t(`clearing.title_${type}`)}</a>} lead={[item.carrier && t(`shipping.carrier.${item.carrier as 'vnpost'}`), item.number, collector].filter(Boolean).join(' · ')}>{showWhen(item.when)}</PageTitle>
      {problem && <Notice tone="warn" live title={problem} />}
      {done && <Notice tone="good" live title={t(done === 'known' ? 'clearing.known' : done === 'taken' ? 'clearing.taken' : 'clearing.kept')} />}
      <div className="row"><StateBadge item={item} type={type} /></div>
      <KeyValues rows={factsOf({ t, type, item, sums })} />
      {!item.done && type === 'carrier_bill' && <Notice title={t('clearing.payText', { text: billText({ carrier: item.carrier, month: item.when }) })} />}
      {movements.length > 0 && (
        <Section title={t('clearing.movements')}>
          <p>{t('clearing.movementsLead')}</p>
          {movements.map((movement) => (
            <Card key={movement.id}>
              <p><strong>{showDong(movement.amount)}</strong> · {showDay(movement.day)}</p>
              <p className="break-words">{movement.description}</p>
              <Form method="post" action={here}>
                <input type="hidden" name="intent" value="assign" />
                <input type="hidden" name="transactionId" value={movement.id} />
                <Button kind="secondary" icon="check">{t('clearing.assign')}</Button>
              </Form>
            </Card>
          ))}
        </Section>
      )}
      {together && <InOneSum here={here} type={type} together={together} typed={typed} />}
      {task && (
        <Section title={t('clearing.toDecide', { n: item.differing })}>
          <p>{t(`clearing.decideLead_${type}`)}</p>
          {works && (
            <Form method="post" action={here} className="stack max-w-narrow">
              <input type="hidden" name="intent" value="close" />
              <PlainField name="note" label={t('clearing.note')} hint={t('clearing.noteHint')} defaultValue={typed.note} error={problem && typed.note.trim().length < 5 ? problem : undefined} />
              <Button icon="check">{t('clearing.close')}</Button>
            </Form>
          )}
        </Section>
      )}
      <Section title={`${t('clearing.rows')} (${item.rows})`}>
        <DataTable caption={t('clearing.rows')} hideCaption rows={rows} rowKey={({ position }) => String(position)} columns={useColumns(type)} />
        <Pagination page={page} pages={pages} href={(n) => `${here}?trang=${n}`} />
      </Section>
    </Page>
  )
}

/** One movement for several files: which of them, and which movement. Money out has its sign. */
function InOneSum({ here, type, together: { movements, files }, typed }: { here: string; type: ClearingType; together: Together; typed: Typed }) {
  const t = useT()
  const name = (file: Together['files'][number]) => [file.type !== 'settlement' && t(`clearing.kind_${file.type}`), showWhen(file.when), file.number].filter(Boolean).join(' · ')
  return (
    <Section title={t('clearing.together')}>
      <p>{t(type === 'settlement' ? 'clearing.togetherLead' : 'clearing.togetherLead_carrier')}</p>
      <Form method="post" action={here} className="stack max-w-narrow">
        <input type="hidden" name="intent" value="assign" />
        <fieldset className="grid gap-2">
          <legend className="font-bold">{t('clearing.along')}</legend>
          {files.map((file) => <Tick key={file.id} type="checkbox" name="along" value={showFileRef(file)} defaultChecked={typed.along.includes(showFileRef(file))} amount={file.amount}>{name(file)}</Tick>)}
        </fieldset>
        <fieldset className="grid gap-2">
          <legend className="font-bold">{t('clearing.theMovement')}</legend>
          {movements.map(({ id, day, amount, description }) => <Tick key={id} type="radio" name="transactionId" value={id} defaultChecked={typed.transactionId === id} amount={amount}>{showDay(day)}<span className="block break-words text-sm text-ink-soft">{description}</span></Tick>)}
        </fieldset>
        <Button kind="secondary" icon="check">{t('clearing.assignTogether')}</Button>
      </Form>
    </Section>
  )
}

function Tick({ amount, children, ...input }: { type: 'checkbox' | 'radio'; name: string; value: string; defaultChecked: boolean; amount: number; children: ReactNode }) {
  return (
    <label className="choice">
      <input {...input} />
      <span className="choice-face">
        <span className="min-w-0 flex-1">{children}</span>
        <span className="ml-3 whitespace-nowrap font-bold">{showDong(amount)}</span>
      </span>
    </label>
  )
}

type Facts = Pick<Props, 'type' | 'item' | 'sums'> & { t: ReturnType<typeof useT> }

function factsOf({ t, type, item, sums }: Facts): KeyValue[] {
  const file = { key: 'file', label: t('clearing.file'), value: `${item.fileName} · ${showDateTime(item.importedAt)}` }
  if (sums)
    return [
      { key: 'paid', label: t('clearing.sumPaid'), value: showDong(sums.paid) },
      { key: 'refunded', label: t('clearing.sumRefunded'), value: showDong(-sums.refunded) },
      { key: 'fee', label: t('clearing.sumFee'), value: showDong(-sums.fee) },
      { key: 'net', label: t('clearing.sumNet'), value: showDong(item.amount), strong: true },
      file,
    ]
  if (type === 'remittance') return [{ key: 'total', label: t('clearing.sumCash'), value: showDong(item.total), strong: true }, file]
  return [
    { key: 'total', label: t('clearing.sumBilled'), value: showDong(item.total) },
    { key: 'disputed', label: t('clearing.sumDisputed'), value: showDong(item.total + item.amount) },
    { key: 'accepted', label: t('clearing.sumAccepted'), value: showDong(-item.amount), strong: true },
    file,
  ]
}

function useColumns(type: ClearingType) {
  const t = useT()
  const result = { key: 'result', title: t('clearing.result'), cell: ({ result: found, bearer }: ClearingRow) => <Result result={found} bearer={bearer} /> }
  const code = { key: 'code', title: t(type === 'settlement' ? 'clearing.reference' : 'clearing.parcel'), cell: (row: ClearingRow) => <span className="break-all font-mono">{row.code}</span> }
  const money = (key: 'said' | 'ours' | 'fee', title: string) => ({ key, title, number: true, cell: (row: ClearingRow) => (row[key] === null ? '–' : showDong(row[key])) })
  if (type === 'settlement') return [code, { key: 'kind', title: t('clearing.kind'), cell: ({ kind }: ClearingRow) => t(kind === 'pay' ? 'clearing.kindPay' : 'clearing.kindRefund') }, money('said', t('clearing.amount')), money('fee', t('clearing.fee')), result]
  if (type === 'remittance') return [code, money('said', t('clearing.handedOver')), money('ours', t('clearing.owedAtDoor')), result]
  const grams = { key: 'grams', title: t('clearing.grams'), number: true, cell: (row: ClearingRow) => t('clearing.gramsOf', { billed: groupDigits(row.grams), declared: groupDigits(row.declaredGrams) }) }
  return [code, grams, money('said', t('clearing.billed')), money('ours', t('clearing.booked')), result]
}

function Result({ result, bearer }: { result: string; bearer: string }) {
  const t = useT()
  const words = t(`clearing.result_${result as 'ok'}`)
  const whose = bearer === 'collector' || bearer === 'producer' || bearer === 'carrier' ? t(`clearing.bearer_${bearer}`) : ''
  return <Badge tone={result === 'ok' ? 'good' : bearer === 'collector' ? 'plain' : 'danger'}>{whose ? `${words}: ${whose}` : words}</Badge>
}
