import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Context } from '#app/lib/context.ts'
import { findParty } from '#app/modules/payments/ledger/find-party.server.ts'
import { DecideManualForm, filledLines, ManualEntryForm } from '#app/modules/payments/ledger/manual-entry.form.ts'
import { decideManual, proposeManual } from '#app/modules/payments/ledger/manual-entry.server.ts'
import { chooseBooks } from '#app/modules/payments/ledger/read-books.server.ts'
import { readManual } from '#app/modules/payments/ledger/read-manual.server.ts'
import { ManualPage } from '#app/modules/payments/ledger/ui/manual-page.tsx'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { bookReaders, readChoice } from '#app/request/ledger-choice.server.ts'
import { readPageNumber } from '#app/request/page-number.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { resultFor } from '#app/ui/form-result.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  const query = new URL(request.url).searchParams
  const chosen = await chooseBooks(ctx, readChoice(query))
  const done = (['proposed', 'posted', 'refused'] as const).find((state) => state === query.get('xong'))
  return { ...chosen, ...(await readManual(ctx, chosen.collector.id, readPageNumber(query))), done, formId: ctx.newId(), title: titled(ctx.locale, 'ledger.manualEntries') }
})

const here = (done: string, collectorId?: string) => redirect(`/quan-tri/so-cai/but-toan?${new URLSearchParams({ xong: done, ...(collectorId && { thu_ho: collectorId }) }).toString()}`, 303)

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: ['collector_maker', 'collector_checker'] })
  const form = await readForm(request)
  return form.get('intent') === 'propose' ? propose(ctx, form) : decide(ctx, form)
})

const propose = (ctx: Context, form: FormData) =>
  withForm(form, ManualEntryForm, async ({ lines, ...proposal }) => {
    const typed = filledLines(lines)
    const resolved = await Promise.all(typed.map(async (line) => ({ ...line, party: await findParty(ctx.store.read, proposal.collectorId, line.party) })))
    await proposeManual(ctx, { ...proposal, lines: resolved })
    return here('proposed', proposal.collectorId)
  }, { locale: ctx.locale })

const decide = (ctx: Context, form: FormData) =>
  withForm(form, DecideManualForm, async ({ intent, id }) => {
    await decideManual(ctx, { id, post: intent === 'post' })
    return here(intent === 'post' ? 'posted' : 'refused')
  }, { locale: ctx.locale })

export default function LedgerManual() {
  const answer = useActionData<typeof action>()
  const proposed = resultFor(answer, 'propose')
  return <ManualPage {...useLoaderData<typeof loader>()} lastResult={proposed ?? undefined} refusal={proposed ? undefined : answer?.error?.['']?.[0]} />
}
