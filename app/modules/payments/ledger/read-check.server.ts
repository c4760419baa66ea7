import type { Context } from '#app/lib/context.ts'
import { readableCollectors } from '../collectors/collector-access.server.ts'
import type { Finding } from './findings.ts'
import { booksState, lastCheck, ofCollectors, type BooksState } from './kept-checks.server.ts'

/** The last check as far as it speaks of books the actor may read. */
export async function readCheck(ctx: Context): Promise<{ books: BooksState; findings: Finding[]; entries: number; tookMs: number; names: Record<string, string> }> {
  const { read } = ctx.store
  const collectors = await readableCollectors(read, ctx)
  const ids = collectors.map(({ id }) => id)
  const last = await lastCheck(read)
  const names = Object.fromEntries(collectors.map(({ id, name }) => [id, name]))
  return { books: await booksState(read, ids), findings: last ? ofCollectors(last, ids) : [], entries: last?.entries ?? 0, tookMs: last?.tookMs ?? 0, names }
}
