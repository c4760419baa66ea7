import type { Reader } from '#db/client.server.ts'
import { listMembers } from '#app/modules/producers/find-producer.server.ts'
import { consentsOf } from '#app/modules/producers/give-consent.server.ts'
import { listStallsOf } from '#app/modules/stalls/find-stall.server.ts'
import { skillState } from '#app/modules/training/skill-state.server.ts'
import { confirmedAccounts, productCounts } from './onboarding.repo.server.ts'
import type { Facts } from './requirements.ts'

/** Everything the checklist is computed from, for a page of producers in a handful of queries. */
export async function factsOf(read: Reader, producerIds: readonly string[], now: Date): Promise<Map<string, Facts>> {
  if (producerIds.length === 0) return new Map()
  const members = await listMembers(read, producerIds, now)
  const consents = await consentsOf(read, producerIds, 'data')
  const stalls = await listStallsOf(read, producerIds)
  const products = await productCounts(read, producerIds)
  const accounts = await confirmedAccounts(read, producerIds)
  const skills = await skillState(read, [...new Set([...members.values()].flat().map(({ personId }) => personId))])
  return new Map(
    producerIds.map((producerId) => [
      producerId,
      {
        producerId,
        members: members.get(producerId) ?? [],
        consentAt: consents.get(producerId) ?? null,
        stall: stalls.find((stall) => stall.producerId === producerId),
        products: products.get(producerId) ?? { listed: 0, published: 0, ready: 0 },
        skills,
        bankConfirmedAt: accounts.get(producerId) ?? null,
      },
    ]),
  )
}
