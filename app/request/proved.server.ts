import { redirect } from '@remix-run/node'
import { DomainError } from '#app/lib/errors.ts'

/** A proof of the phone that is used or too old leads back to the first question. */
export async function proved<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'unauthenticated') throw redirect('/dang-nhap', 303)
    throw error
  }
}
