import { expect } from 'vitest'
import { answerIpn } from '#app/modules/orders/settling/answer-ipn.server.ts'
import { aStaffMember, openTestStore, testContext } from '../testing.ts'
import { aGateway } from './gateway.ts'

/** A shop on the test file's own store that VNPay's simulator tells of payments, and a post clerk who reaches every parcel. */
export async function openShop() {
  const store = await openTestStore()
  const ctx = testContext({ store })
  const gateway = await aGateway(ctx, (asked, query) => answerIpn(asked, query, (error) => expect(error).toBeUndefined()))
  const clerk = ctx.as(await aStaffMember(ctx, [{ role: 'post_clerk', unitPath: '' }]))
  return {
    ...{ store, ctx, gateway, clerk },
    async close() {
      await gateway.close()
      await store.close()
    },
  }
}
