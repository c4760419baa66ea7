import { createCookie } from '@remix-run/node'
import { z } from 'zod'
import { readPhone } from '#app/lib/phone.ts'
import { theRuntime } from '#app/runtime.server.ts'
import { ownPath } from './next-path.ts'

/** What was answered so far between the phone number and the open session; kept by the browser for 20 minutes. */
const Journey = z.object({
  phone: z.string().transform((typed) => readPhone(typed)).optional(),
  proofToken: z.string().max(100).optional(),
  next: z.unknown().transform((path) => ownPath(path)).optional(),
  fullName: z.string().max(200).optional(),
  addressForm: z.string().max(20).optional(),
  forgot: z.boolean().optional(),
})
export type Journey = z.infer<typeof Journey>

const cookie = async () => {
  const { env } = await theRuntime()
  return createCookie('dang_vao', { sameSite: 'lax', path: '/dang-nhap', httpOnly: true, secure: env.PUBLIC_URL.startsWith('https://'), maxAge: 20 * 60 })
}

export async function readJourney(request: Request): Promise<Journey> {
  const read = Journey.safeParse(await (await cookie()).parse(request.headers.get('Cookie')))
  return read.success ? read.data : {}
}

export const keepJourney = async (journey: Journey): Promise<string> => (await cookie()).serialize(journey)
export const endJourney = async (): Promise<string> => (await cookie()).serialize({}, { maxAge: 0 })
