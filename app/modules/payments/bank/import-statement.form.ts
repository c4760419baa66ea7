import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { CUSTOM, fields, layouts, type Field } from './layouts.ts'

const heading = z.string().trim().max(60, { error: () => message('common.tooLong', { max: 60 }) }).optional()
const headings = Object.fromEntries(fields.map((field) => [field, heading])) as Record<Field, typeof heading>

/** layout 'custom' needs the names of the columns: day, reference, text, and money either in two columns or in one. */
export const ImportStatementForm = z
  .object({
    accountId: z.string({ error: () => message('bank.chooseAccount') }).max(40),
    layout: z.enum([CUSTOM, ...layouts.map(({ id }) => id)], { error: () => message('bank.chooseLayout') }),
    file: z.instanceof(File, { error: () => message('bank.chooseFile') }).refine(({ name }) => name !== '', { error: () => message('bank.chooseFile') }),
    ...headings,
  })
  .superRefine((form, check) => {
    if (form.layout !== CUSTOM) return
    for (const field of ['day', 'reference', 'description'] as const) if (!form[field]) check.addIssue({ code: 'custom', path: [field], message: message(`bank.headingNeeded_${field}`) })
    if (!form.amount && !(form.credit && form.debit)) check.addIssue({ code: 'custom', path: ['credit'], message: message('bank.headingMoneyNeeded') })
  })
