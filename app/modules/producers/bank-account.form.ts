import { z } from 'zod'
import { holderNameOf, readAccountNumber } from './bank-account.ts'

/** Longer than any account number with the blanks people type. */
const LONGEST = 60

/** An account number as people type it → as banks write it; `wrong`: the text beside the field. */
export const accountNumber = (wrong: string) =>
  z.string().transform((typed, issues) => {
    const read = typed.length > LONGEST ? undefined : readAccountNumber(typed)
    if (read === undefined) issues.addIssue({ code: 'custom', message: wrong })
    return read ?? z.NEVER
  })

/** The holder's name as bank apps show it. */
export const holderName = ({ short, long }: { short: string; long: string }) => z.string().trim().max(80, long).transform(holderNameOf).pipe(z.string().min(3, short))
