import type { ActionFunctionArgs } from '@remix-run/node'
import { answerFeed } from '#app/modules/orders/settling/answer-feed.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { theRuntime } from '#app/runtime.server.ts'

const statuses = { off: 404, forged: 401, stale: 401, unreadable: 422 } as const

/** Casso asks for 200 and {"success": true}; anything else and it tells us again. */
export async function action({ request }: ActionFunctionArgs) {
  const { logger } = await theRuntime()
  const ctx = { ...(await openContext(request)), actor: null }
  const answer = await answerFeed(ctx, { body: await request.text(), signature: request.headers.get('X-Casso-Signature') })
  const headers = { 'Cache-Control': 'no-store' }
  if (answer.outcome === 'ignored') {
    logger.warn({ why: answer.why }, 'bank feed not believed')
    return Response.json({ success: false }, { status: statuses[answer.why], headers })
  }
  for (const error of answer.failures) logger.error({ err: error }, 'bank transaction not looked at')
  if (answer.receipt.strange > 0) logger.warn({ strange: answer.receipt.strange }, 'bank feed of an account that is none of ours')
  return Response.json({ success: true }, { headers })
}

/** Machines post here; nobody reads. */
export const loader = () => Response.json({ success: false }, { status: 405, headers: { Allow: 'POST', 'Cache-Control': 'no-store' } })
