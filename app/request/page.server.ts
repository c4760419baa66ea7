import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { DomainError, errorStatus } from '#app/lib/errors.ts'

export type ErrorData = { code: string; params: Record<string, string | number> }

/** Wraps a loader or action so that a DomainError becomes a page with its status and its words. */
export const page =
  <Args extends LoaderFunctionArgs | ActionFunctionArgs, Result>(answer: (args: Args) => Promise<Result>) =>
  async (args: Args): Promise<Result> => {
    try {
      return await answer(args)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
       
      throw data({ code: error.code, params: error.params } satisfies ErrorData, { status: errorStatus[error.kind] })
    }
  }
