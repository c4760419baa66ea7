import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvHeaders, toCsv } from '#app/lib/csv.ts'
import { notFound } from '#app/lib/errors.ts'
import { translator } from '#app/lib/i18n.ts'
import { toXlsx, xlsxHeaders } from '#app/lib/xlsx.server.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { adminRoles } from '#app/modules/outreach/admin-roles.ts'
import { getTaxReport } from '#app/modules/payments/tax/tax-report.server.ts'
import { taxSheet } from '#app/modules/payments/tax/tax-report-sheet.ts'
import { openContext } from '#app/request/context.server.ts'
import { readCollector } from '#app/request/ledger-choice.server.ts'
import { page } from '#app/request/page.server.ts'

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: adminRoles })
  const { month = '', file = '' } = params
  const report = await getTaxReport(ctx, { collectorId: readCollector(new URL(request.url).searchParams), month, all: true })
  const sheet = taxSheet(translator(catalogs[ctx.locale]), report)
  const name = `${month}-${file}`
  if (file === 'thue.csv') return new Response(toCsv([sheet.head, ...sheet.rows]), { headers: csvHeaders(name) })
  if (file === 'thue.xlsx') return new Response(new Uint8Array(await toXlsx([sheet])), { headers: xlsxHeaders(name) })
  throw notFound()
})
