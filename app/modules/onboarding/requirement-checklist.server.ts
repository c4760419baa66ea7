import type { Reader } from '#db/client.server.ts'
import { gateSkills } from '#app/modules/training/curriculum.server.ts'
import { factsOf } from './facts.server.ts'
import { requirements, type Facts, type Requirement } from './requirements.ts'

const asked = [...gateSkills('open'), ...gateSkills('payout')]

/** Unscoped, for callers that have checked whose producer it is. */
export async function checklistOf(read: Reader, producerId: string, now: Date): Promise<{ facts: Facts; rows: Requirement[] }> {
  const { facts, rows } = (await checklistsOf(read, [producerId], now)).get(producerId)!
  return { facts, rows }
}

export async function checklistsOf(read: Reader, producerIds: readonly string[], now: Date): Promise<Map<string, { facts: Facts; rows: Requirement[] }>> {
  const facts = await factsOf(read, producerIds, now)
  return new Map([...facts].map(([id, known]) => [id, { facts: known, rows: requirements(known, asked) }]))
}
