import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { z } from 'zod'
import { DomainError, errorStatus } from '#app/lib/errors.ts'
import { message, sayMessage, type Key, type Locale } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'

// A rule without words of its own asks for the field; message keys become words below, in the reader's language.
z.config({ customError: () => 'common.fillThis' })

export type FormAnswer = ReturnType<typeof refused>

const translate = (locale: Locale, result: SubmissionResult<string[]>): SubmissionResult<string[]> => ({
  ...result,
  ...(result.error && {
    error: Object.fromEntries(Object.entries(result.error).map(([field, errors]) => [field, errors?.map((written) => sayMessage(catalogs[locale], written)) ?? null])),
  }),
})

const refused = (locale: Locale, result: SubmissionResult<string[]>, status: number) => data(translate(locale, result), { status })

/**
 * Parses the form, runs `work` with its value and returns what that returns, mostly a redirect.
 * Wrong input and DomainErrors come back as 4xx with words beside the field and what was typed kept;
 * a DomainError whose params name a `field` stands beside it, others above the form.
 */
export async function withForm<Schema extends z.ZodType, Result>(
  input: Request | FormData,
  schema: Schema,
  work: (value: z.output<Schema>) => Promise<Result>,
  { locale = 'vi' }: { locale?: Locale } = {},
): Promise<Result | FormAnswer> {
  const submission = parseWithZod(input instanceof FormData ? input : await readForm(input), { schema })
  if (submission.status !== 'success') return refused(locale, submission.reply({ hideFields: secrets }), 422)
  try {
    return await work(submission.value)
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === 'not_found' || error.kind === 'unauthenticated') throw error
    const { field, ...params } = error.params
    const words = [message(error.code as Key, params)]
    const reply = submission.reply({ hideFields: secrets, ...(typeof field === 'string' ? { fieldErrors: { [field]: words } } : { formErrors: words }) })
    return refused(locale, reply, errorStatus[error.kind])
  }
}

/** Throws invalid for a body that is no form, or half of one: nothing a browser sends. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => undefined)
  if (!form) throw new DomainError('invalid', 'common.brokenForm')
  return readable(form)
}

/** PostgreSQL keeps no NUL in a text; nobody types one on purpose. */
function readable(form: FormData): FormData {
  for (const [name, value] of [...form]) if (typeof value === 'string' && value.includes('\0')) form.set(name, value.replaceAll('\0', ''))
  return form
}

/** Never sent back to the page. */
const secrets = ['password', 'newPassword', 'pin', 'newPin', 'code', 'secret']
