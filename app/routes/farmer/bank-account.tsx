import type { SubmissionResult } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { secretInUse } from '#app/modules/accounts/change-secret.server.ts'
import { AskAccountForm, ConfirmAccountForm } from '#app/modules/payments/payouts/account.form.ts'
import { changeAccount } from '#app/modules/payments/payouts/change-account.server.ts'
import { notMe } from '#app/modules/payments/payouts/not-me.server.ts'
import { accountFormFacts, getProducerMoney } from '#app/modules/payments/payouts/producer-money.server.ts'
import { AccountFacts } from '#app/modules/payments/payouts/ui/account-card.tsx'
import { AskAccount, ConfirmAccount } from '#app/modules/payments/payouts/ui/account-form.tsx'
import { listBanks } from '#app/modules/places/banks.server.ts'
import { sameName } from '#app/modules/producers/bank-account.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const { account, mayChange, hasStall, hindrances } = await getProducerMoney(ctx)
  const banks = (await listBanks(ctx.store.read)).map(({ code, shortName, name }) => ({ code, shortName, name }))
  const done = new URL(request.url).searchParams.get('xong')
  return { title: titled(ctx.locale, 'payouts.accountTitle'), account, mayChange, hasStall, banks, ...(await accountFormFacts(ctx)), stopped: hindrances.includes('not_me'), waits: hindrances.includes('account_changed'), differs: account?.nameCheck === 'differs', done }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  const form = await readForm(request)
  const options = { locale: ctx.locale }
  const intent = form.get('intent')
  if (intent === 'notMe') {
    await notMe(ctx)
    return redirect('/nong-ho/tien-ve/tai-khoan?xong=dung', 303)
  }
  const review = async (typed: { bankCode: string; number: string; holderName: string }) => {
    const { expected } = await accountFormFacts(ctx)
    const bank = (await listBanks(ctx.store.read)).find(({ code }) => code === typed.bankCode)
    return { review: { typed, bank: bank ? `${bank.shortName} · ${bank.name}` : '', matches: sameName(typed.holderName, expected), secret: await secretInUse(ctx) } }
  }
  if (intent === 'ask') return withForm(form, AskAccountForm, async (typed) => ({ ...(await review(typed)), result: undefined }), options)
  if (intent === 'back') return withForm(form, AskAccountForm, async (typed) => ({ again: typed }), options)
  const answer = await withForm(
    form,
    ConfirmAccountForm,
    async (change) => {
      await changeAccount(ctx, change)
      return redirect('/nong-ho/tien-ve/tai-khoan?xong=ghi', 303)
    },
    options,
  )
  const typed = AskAccountForm.safeParse(Object.fromEntries(form))
  return 'data' in answer && typed.success ? { ...answer, data: { ...(await review(typed.data)), result: answer.data } } : answer
})

export default function BankAccount() {
  const { account, mayChange, hasStall, banks, expected, stopped, waits, differs, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  if (answer && 'review' in answer) {
    const { review, result } = answer
    return (
      <Page width="narrow">
        <PageTitle lead={t('payouts.readBackLead')}>{t('payouts.readBack')}</PageTitle>
        <ConfirmAccount {...review} expected={expected} lastResult={result as SubmissionResult<string[]> | undefined} />
      </Page>
    )
  }
  const again = answer && 'again' in answer ? answer.again : undefined
  const lastResult = answer && !('again' in answer) ? (answer as SubmissionResult<string[]>) : undefined
  return (
    <Page width="narrow">
      <PageTitle>{t('payouts.accountTitle')}</PageTitle>
      {done === 'ghi' && account && <Notice tone="good" live title={t('payouts.written', { end: account.end })} />}
      {stopped && <Notice tone="warn" live title={t('payouts.notMeDone')} />}
      {account && differs && <Notice tone="warn">{t('payouts.nameDiffers')}</Notice>}
      {account && (
        <Card as="section">
          <AccountFacts account={account} />
          {waits && !stopped && (
            <Notice tone="warn" title={account.payableFrom ? t('payouts.justChanged', { date: showDate(account.payableFrom) }) : undefined}>
              <p className="mb-3">{t('payouts.notMeAsk')}</p>
              <Form method="post">
                <input type="hidden" name="intent" value="notMe" />
                <Button kind="danger" icon="hand">{t('payouts.notMe')}</Button>
              </Form>
            </Notice>
          )}
        </Card>
      )}
      {!hasStall && (
        <Notice tone="info" title={t('payouts.stallFirst')}>
          <ButtonLink to="/nong-ho/gian-hang" kind="secondary" icon="stall">{t('producers.nav.stall')}</ButtonLink>
        </Notice>
      )}
      {hasStall && !mayChange && <p>{t('payouts.accountOwnerOnly')}</p>}
      {hasStall && mayChange && (
        <Section title={t(account ? 'payouts.accountChange' : 'payouts.accountWrite')}>
          <p className="text-ink-soft">{t('payouts.accountLead')}</p>
          <AskAccount key={again ? 'again' : 'first'} banks={banks} expected={expected} typed={again} lastResult={lastResult} />
        </Section>
      )}
      <ButtonLink to="/nong-ho/tien-ve" kind="quiet">{t('common.back')}</ButtonLink>
    </Page>
  )
}
