import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { theRuntime } from '#app/runtime.server.ts'

/** VNPay tells us of a payment, server to server. Always HTTP 200 with its code, so that it knows whether to tell us again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { logger } = await theRuntime()
  const ctx = { ...(await openContext(request)), actor: null }
  const answer = await answerIpn(ctx, new URL(request.url).searchParams, (error) => logger.error({ err: error }, 'IPN not settled'))
  if (answer.RspCode !== '00') logger.warn({ code: answer.RspCode }, 'IPN answered')
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
}
