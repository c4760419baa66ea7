import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { showPhone } from '#app/lib/phone.ts'
import { showDateTime } from '#app/lib/time.ts'
import { getRefund } from '#app/modules/orders/refunding/list-refunds.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { confirmRefund, proposeRefund, sendBackRefund } from '#app/modules/payments/refunds/transfer-refund.server.ts'
import { confirmInFile, transferInstead } from '#app/modules/payments/refunds/unanswered-refund.server.ts'
import { TransferForm } from '#app/modules/payments/refunds/transfer.form.ts'
import { CheckTransfer, ProposeTransfer, Unanswered } from '#app/modules/payments/refunds/ui/transfer-forms.tsx'
import { listBanks } from '#app/modules/places/banks.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { CallLink, Card, KeyValues, Notice, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const { proofFileId: _file, groupCode, orderCode, ...refund } = await getRefund(ctx, { id: params.id ?? '' })
  const code = orderCode ?? groupCode
  const banks = refund.may.typePayee ? (await listBanks(ctx.store.read)).map(({ code: value, shortName }) => ({ value, label: shortName })) : []
  return { title: titled(ctx.locale, 'refunds.oneTitle'), refund, shown: code === null ? null : showCode(code), banks }
})

export const action = page(async ({ request, params }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  const { id } = await getRefund(ctx, { id: params.id ?? '' })
  return withForm(
    await readForm(request),
    TransferForm,
    async (act) => {
      if (act.intent === 'propose' || act.intent === 'proposeTo') {
        const proof = act.proof && act.proof.size > 0 ? new Uint8Array(await act.proof.arrayBuffer()) : undefined
        const payee = act.intent === 'proposeTo' ? { bankCode: act.bank, number: act.number, name: act.name } : undefined
        await proposeRefund(ctx, { id, bankReference: act.reference, proof, payee, seen: act.intent === 'propose' ? act.seen : undefined })
      }
      if (act.intent === 'confirm') await confirmRefund(ctx, { id, seen: act.seen })
      if (act.intent === 'instead') await transferInstead(ctx, { id })
      if (act.intent === 'inFile') await confirmInFile(ctx, { id })
      if (act.intent === 'sendBack') await sendBackRefund(ctx, { id, seen: act.seen })
      return redirect(`/quan-tri/tra-lai/${id}`, 303)
    },
    { locale: ctx.locale },
  )
})

export default function RefundPage() {
  const { refund, shown, banks } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined
  const t = useT()
  const above = (lastResult?.error as Record<string, string[] | null> | undefined)?.[''] ?? []
  const { payee, buyer } = refund
  return (
    <Page width="narrow">
      <PageTitle lead={shown === null ? t('refunds.noOrder') : t('refunds.ofOrder', { code: shown })}>{t('refunds.oneTitle')}</PageTitle>
      {above.map((words) => <Notice key={words} tone="danger" live>{words}</Notice>)}
      <Card as="section" tone={refund.state === 'done' ? 'done' : 'plain'}>
        <h2 className="text-2xl">{showDong(refund.amount)}</h2>
        <p className="font-bold">{refund.state === 'transfer_due' && !payee ? t('refunds.state.no_account') : t(`refunds.state.${refund.state}`)}</p>
        <KeyValues
          rows={[
            { key: 'why', label: t('refunds.reason'), value: t(`refunds.why.${refund.reason}`) },
            ...(refund.stallName ? [{ key: 'stall', label: t('refunds.stall'), value: refund.stallName }] : []),
            { key: 'since', label: t('refunds.since'), value: showDateTime(refund.requestedAt) },
            ...(refund.channel === 'transfer' && refund.responseCode ? [{ key: 'code', label: t('refunds.gatewaySaid'), value: refund.responseCode }] : []),
            ...(refund.bankReference ? [{ key: 'reference', label: t(refund.state === 'transfer_due' ? 'refunds.referenceBefore' : 'refunds.reference'), value: <span className="break-all font-mono">{refund.bankReference}</span> }] : []),
            ...(refund.proposedAt ? [{ key: 'proposed', label: t('refunds.proposedAt'), value: showDateTime(refund.proposedAt) }] : []),
            ...(refund.doneAt ? [{ key: 'done', label: t('refunds.doneAt'), value: showDateTime(refund.doneAt) }] : []),
          ]}
        />
        {refund.hasProof && <p><a className="inline-flex min-h-touch items-center underline" href={`/quan-tri/tra-lai/${refund.id}/bien-lai`} target="_blank" rel="noreferrer">{t('refunds.seeProof')}</a></p>}
      </Card>
      {refund.sentBack > 0 && <Notice tone="warn" title={t('refunds.sentBackTimes', { n: refund.sentBack })}>{refund.state === 'transfer_due' && <p>{t('refunds.sentBackLead')}</p>}</Notice>}
      {refund.unanswered && <Unanswered shows={refund.unanswered} may={refund.may} />}
      {refund.channel === 'transfer' && (
        <Card as="section">
          <h2 className="text-lg">{t('refunds.payTo')}</h2>
          {payee ? (
            <KeyValues
              rows={[
                { key: 'bank', label: t('refunds.bank'), value: payee.bank },
                { key: 'number', label: t('refunds.number'), value: <span className="break-all font-mono text-lg">{payee.number ?? `…${payee.numberEnd}`}</span> },
                { key: 'name', label: t('refunds.name'), value: payee.name },
                { key: 'text', label: t('refunds.transferText'), value: <span className="font-mono">{refund.transferText}</span> },
              ]}
            />
          ) : (
            <p>{t('refunds.waitsForBuyer')}</p>
          )}
          {payee && buyer && !payee.sameName && <Notice tone="warn" title={t('refunds.nameDiffers', { buyer: buyer.name })} />}
          {buyer && <CallLink phone={buyer.phone} label={<>{t('refunds.callBuyer', { name: buyer.name })} · <span className="whitespace-nowrap">{showPhone(buyer.phone)}</span></>} />}
          {refund.responseCode && refund.state !== 'done' && <p className="text-ink-soft">{t('refunds.lookAtGateway')}</p>}
        </Card>
      )}
      {refund.may.propose && <ProposeTransfer needsAccount={refund.may.typePayee} banks={banks} transferText={refund.transferText} seen={refund.seen.payee} lastResult={lastResult} />}
      {refund.may.check && <CheckTransfer amount={refund.amount} seen={refund.seen.proposal} />}
      {refund.state === 'transfer_proposed' && !refund.may.check && <Notice tone="info" title={t('refunds.secondPerson')} />}
      <ButtonLink to="/quan-tri/tra-lai" kind="quiet">{t('refunds.toList')}</ButtonLink>
    </Page>
  )
}
