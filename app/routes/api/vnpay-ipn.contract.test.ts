import { afterAll, beforeAll, expect, it } from 'vitest'
import { signQuery } from '#app/adapters/vnpay/signature.ts'
import { systemContext, theRuntime } from '#app/runtime.server.ts'
import { aGroup, anAttempt } from '#db/testing/orders.ts'
import { loader } from './vnpay-ipn.ts'

/** The demo gateway's, as app/runtime.server.ts knows it. */
const SECRET = 'SIMULATORSECRET0123456789ABCDEFGH'
let query: Record<string, string>
beforeAll(async () => {
  const runtime = await theRuntime()
  runtime.logger.level = 'silent'
  const ctx = systemContext(runtime)
  const group = await aGroup(ctx)
  const { txnRef } = await anAttempt(ctx, group)
  query = { vnp_TmnCode: 'CHOLANG1', vnp_TxnRef: txnRef, vnp_Amount: String(group.total * 100), vnp_ResponseCode: '00', vnp_TransactionStatus: '00', vnp_OrderInfo: 'Cho Lang  x+y' }
})
afterAll(async () => (await theRuntime()).store.close())

async function tell(params: Record<string, string>, hash = signQuery(SECRET, params)) {
  const request = new Request(`http://127.0.0.1:3000/api/vnpay/ipn?${new URLSearchParams({ ...params, vnp_SecureHash: hash }).toString()}`)
  const answer = await loader({ request, params: {}, context: {} })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/json')
  return (await answer.json()) as unknown
}

it('answers exactly as documented, in the documented order of checks', async () => {
  expect(await tell(query, 'f'.repeat(128))).toEqual({ RspCode: '97', Message: 'Invalid Checksum' })
  expect(await tell({ ...query, vnp_TxnRef: 'NOBODY-1' })).toEqual({ RspCode: '01', Message: 'Order not found' })
  expect(await tell({ ...query, vnp_Amount: '100' })).toEqual({ RspCode: '04', Message: 'Invalid amount' })
  expect(await tell(query)).toEqual({ RspCode: '00', Message: 'Confirm Success' })
  expect(await tell(query)).toEqual({ RspCode: '02', Message: 'Order already confirmed' })
  expect(await tell({ ...query, vnp_Amount: '100' })).toMatchObject({ RspCode: '04' })
  expect(await tell({ ...query, vnp_TmnCode: 'SOMEBODY' })).toMatchObject({ RspCode: '97' })
})
