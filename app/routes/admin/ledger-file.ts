import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvHeaders, toCsv } from '#app/lib/csv.ts'
import { trialBalanceTable } from '#app/modules/payments/ledger/trial-balance-table.server.ts'
import { chooseBooks, readTrialBalance } from '#app/modules/payments/ledger/read-books.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { bookReaders, readChoice } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'

/** The trial balance of a month as CSV. */
export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: bookReaders })
  const { collector, period } = await chooseBooks(ctx, readChoice(new URL(request.url).searchParams))
  const rows = await readTrialBalance(ctx.store.read, collector.id, period)
  return new Response(toCsv(trialBalanceTable(ctx.locale, rows)), { headers: csvHeaders(`so-cai-${collector.id}-${period}.csv`) })
})
