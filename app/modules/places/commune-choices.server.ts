import type { Reader } from '#db/client.server.ts'
import { resolveCommune, type FoundCommune } from './communes.server.ts'

/**
 * Last line of an action with a `CommuneField`: when the form came back because several communes match what was typed,
 * the answer carries them as `communeChoices`, and the field shows them to choose from. Any other answer passes unchanged.
 */
export async function withCommuneChoices<Answer>(read: Reader, form: FormData, answer: Answer, { name = 'commune', provinceName = 'province' } = {}): Promise<Answer> {
  const textIn = (key: string) => {
    const value = form.get(key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const refused = answer as { type?: string; data?: { error?: Record<string, unknown> | null; communeChoices?: FoundCommune[] } } | null
  const typed = textIn(name)
  if (!typed || refused?.type !== 'DataWithResponseInit' || !refused.data?.error) return answer
  const resolved = await resolveCommune(read, { typed, code: textIn(`${name}Code`), provinceCode: textIn(provinceName) })
  if (resolved.kind === 'several') refused.data.communeChoices = resolved.choices
  return answer
}
