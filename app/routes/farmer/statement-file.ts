import type { LoaderFunctionArgs } from '@remix-run/node'
import { translator } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { getOwnStatement } from '#app/modules/orders/statements/get-statement.server.ts'
import { statementFile } from '#app/modules/orders/statements/statement-file.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { page } from '#app/request/page.server.ts'

export const loader = page(async ({ request, params }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return statementFile(translator(catalogs[ctx.locale]), await getOwnStatement(ctx, params.month ?? ''), params.file ?? '')
})
