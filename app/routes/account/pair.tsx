import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import QRCode from 'qrcode'
import { showCode } from '#app/lib/code.server.ts'
import { useT } from '#app/lib/i18n.ts'
import { enrolDevice } from '#app/modules/accounts/enrol-device.server.ts'
import { PairForm } from '#app/modules/accounts/sign-in.form.ts'
import { beginTotp, confirmTotp, readTicket, type TotpTicket } from '#app/modules/accounts/totp.server.ts'
import { AnswerForm } from '#app/modules/accounts/ui/question.tsx'
import { clientOf } from '#app/request/client.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { keepDevice, keepSession, readSessionToken } from '#app/request/cookies.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { proved } from '#app/request/proved.server.ts'
import { carryRecovery, dropRecovery, readRecovery } from '#app/request/recovery-codes.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Card, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: 'robots', content: 'noindex' }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const recovery = await readRecovery(ctx, request)
  const shown = { title: titled(ctx.locale, recovery ? 'accounts.pairDone' : 'accounts.pairTitle'), recovery, deviceDone: new URL(request.url).searchParams.get('xong') === 'may' }
  return data(shown, recovery ? { headers: { 'Set-Cookie': await dropRecovery() } } : {})
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const { device } = clientOf(request)
  const form = await readForm(request)
  const ticket = form.get('ticket')
  const answer = await withForm(
    form,
    PairForm,
    async (step) => {
      if (step.intent === 'begin') return { pairing: await drawn(await beginTotp(ctx, step)) }
      if (step.intent === 'device') {
        const token = await enrolDevice(ctx, { helperCode: step.helperCode, name: device })
        return redirect('/tai-khoan/ghep-may?xong=may', { status: 303, headers: { 'Set-Cookie': await keepDevice(token) } })
      }
      const paired = await proved(confirmTotp(ctx, { ...step, token: (await readSessionToken(request)) ?? '', device }))
      const headers = new Headers()
      headers.append('Set-Cookie', await keepSession(paired.token))
      headers.append('Set-Cookie', await carryRecovery(ctx, paired.recovery.map(showCode)))
      return redirect('/tai-khoan/ghep-may?xong=ma', { status: 303, headers })
    },
    { locale: ctx.locale },
  )
  const again = form.get('intent') === 'confirm' && typeof ticket === 'string' && 'init' in answer && answer.init?.status !== undefined && 'status' in answer.data
  return again ? data({ ...answer.data, pairing: await redrawn(ctx, ticket) }, answer.init ?? {}) : answer
})

type Own = Parameters<typeof readTicket>[0]

async function drawn(pairing: TotpTicket) {
  const svg = await QRCode.toString(pairing.uri, { type: 'svg', margin: 2 })
  return { secret: pairing.secret.replace(/(.{4})(?=.)/g, '$1 '), ticket: pairing.ticket, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

const redrawn = async (ctx: Own, ticket: string) => {
  try {
    return await drawn(readTicket(ctx, ticket))
  } catch {
    return null
  }
}

type Answer = { pairing?: Awaited<ReturnType<typeof drawn>> | null; initialValue?: { intent?: string } }

export default function Pair() {
  const { deviceDone, recovery } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const t = useT()
  if (recovery && !answer) return <Recovery codes={recovery} />
  const forDevice = answer?.initialValue?.intent === 'device'
  return (
    <Page width="narrow">
      <PageTitle lead={t(answer?.pairing ? 'accounts.pairScan' : 'accounts.pairLead')}>{t('accounts.pairTitle')}</PageTitle>
      {deviceDone && <Notice tone="good" live>{t('accounts.deviceDone')}</Notice>}
      {answer?.pairing ? <Scan pairing={answer.pairing} answer={answer} /> : <HelperCode intent="begin" answer={forDevice ? undefined : answer} button={t('common.next')} />}
      {!answer?.pairing && (
        <Section title={t('accounts.deviceTitle')}>
          <p>{t('accounts.deviceLead')}</p>
          <HelperCode intent="device" answer={forDevice ? answer : undefined} button={t('accounts.pairGo')} />
        </Section>
      )}
    </Page>
  )
}

function HelperCode({ intent, answer, button }: { intent: string; answer: unknown; button: string }) {
  const t = useT()
  return (
    <AnswerForm<'helperCode'>
      id={intent}
      kind={intent === 'begin' ? 'primary' : 'secondary'}
      answer={answer}
      hidden={{ intent }}
      fields={({ helperCode }) => <TextField field={helperCode} label={t('accounts.helperCode')} autoComplete="off" autoCapitalize="characters" spellCheck={false} />}
      button={button}
    />
  )
}

function Scan({ pairing, answer }: { pairing: NonNullable<Answer['pairing']>; answer: unknown }) {
  const t = useT()
  return (
    <>
      <Card>
        <img src={pairing.picture} alt="" width={240} height={240} className="mx-auto" />
        <p className="text-center text-sm text-ink-soft">{t('accounts.pairKey')}</p>
        <p className="text-center font-mono font-bold">{pairing.secret}</p>
      </Card>
      <AnswerForm<'code'>
        answer={'error' in (answer as object) ? answer : undefined}
        hidden={{ intent: 'confirm', ticket: pairing.ticket }}
        fields={({ code }) => <TextField field={code} label={t('accounts.pairCode')} inputMode="numeric" autoComplete="one-time-code" />}
        button={t('accounts.pairGo')}
        icon="lock"
      />
    </>
  )
}

function Recovery({ codes }: { codes: string[] }) {
  const t = useT()
  return (
    <Page width="narrow">
      <PageTitle lead={t('accounts.pairDoneLead')}>{t('accounts.pairDone')}</PageTitle>
      <Card>
        <ol className="grid list-decimal grid-cols-2 gap-x-6 gap-y-2 pl-8 font-mono text-lg font-bold">{codes.map((code) => <li key={code}>{code}</li>)}</ol>
      </Card>
      <ButtonLink to="/tai-khoan" wide reloadDocument>{t('accounts.mine')}</ButtonLink>
    </Page>
  )
}
