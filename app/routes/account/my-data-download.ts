import type { LoaderFunctionArgs } from '@remix-run/node'
import { openContext } from '#app/request/context.server.ts'
import { readSessionToken } from '#app/request/cookies.server.ts'
import { page } from '#app/request/page.server.ts'
import { whatIsKept } from '#app/request/what-is-kept.server.ts'

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'person' })
  const mine = await whatIsKept(ctx, await readSessionToken(request))
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': 'attachment; filename="cho-lang.json"', 'Cache-Control': 'private, no-store' }
  return new Response(JSON.stringify(mine, null, 2), { headers })
})
