import { createHash } from 'node:crypto'
import type { Writer } from '#db/client.server.ts'
import type { Context } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { appendEvent } from '#app/lib/events.server.ts'
import { localDay } from '#app/lib/time.ts'
import { assertWorks } from '../collectors/collector-access.server.ts'
import { accountById, addStatement, setTaken, statementByDigest, type AccountShown } from './bank.repo.server.ts'
import { keepMovements } from './keep-movements.server.ts'
import { CUSTOM, customLayout, layoutById, type Headings, type Layout } from './layouts.ts'
import { checkStatement, openStatement, statementRows, type Readable, type Report, type Unreadable } from './read-statement.server.ts'

/** layout: an id of `layouts`, or 'custom' with the headings as they stand in the file. */
export type ImportStatement = { accountId: string; fileName: string; bytes: Uint8Array; layout: string; headings?: Headings }
export type Imported =
  | { outcome: 'taken' | 'known'; statementId: string; rows: number; taken: number }
  | { outcome: 'unreadable'; why: Unreadable }
  | { outcome: 'refused'; report: Report }

/**
 * One file of the bank, whole or not at all: a single refused row and nothing of it is taken. The same file again changes nothing (`known`),
 * and a transaction that an earlier file or the feed has told of is counted, not taken twice; other money under a reference that comes again is kept (same-movement.ts). Money moves later, when the new rows are looked at.
 * The file is read twice, in pieces: once to check, once to write. Throws not_found for somebody else's account.
 */
export async function importStatement(ctx: Context, { accountId, fileName, bytes, layout, headings = {} }: ImportStatement): Promise<Imported> {
  const account = await accountById(ctx.store.read, accountId)
  if (!account) throw notFound()
  assertWorks(ctx, account.collectorId)
  const chosen = layout === CUSTOM ? customLayout(headings) : layoutById(layout)
  if (!chosen) throw notFound()
  const fileDigest = createHash('sha256').update(bytes).digest('hex')
  const known = await statementByDigest(ctx.store.read, accountId, fileDigest)
  if (known) return { outcome: 'known', statementId: known.id, rows: known.rows, taken: known.taken }

  const readable = openStatement(bytes, chosen)
  if ('fault' in readable) return { outcome: 'unreadable', why: readable }
  const report = await checkStatement(bytes, readable, localDay(ctx.now()))
  if ('fault' in report) return { outcome: 'unreadable', why: report }
  if (report.refused > 0) return { outcome: 'refused', report }
  return ctx.store.write((tx) => take(tx, ctx, { account, fileName, fileDigest, bytes, readable, report, layout: nameOf(chosen, headings) }))
}

/** A chosen layout is kept with its headings, to be offered again. */
const nameOf = (layout: Layout, headings: Headings) => (layout.id === CUSTOM ? `${CUSTOM} ${JSON.stringify(headings)}` : layout.id)

type Take = { account: AccountShown; fileName: string; fileDigest: string; bytes: Uint8Array; readable: Readable; report: Report; layout: string }

async function take(tx: Writer, ctx: Context, { account, fileName, fileDigest, bytes, readable, report, layout }: Take): Promise<Imported> {
  const { id: accountId, collectorId } = account
  const [id, now] = [ctx.newId(), ctx.now()]
  const { rows, fromDay, toDay } = report
  const statement = { id, collectorId, accountId, layout, fileName: fileName.slice(0, 200), fileDigest, encoding: readable.encoding, rows, taken: 0, fromDay, toDay, importedBy: ctx.actor!.personId, importedAt: now }
  if (!(await addStatement(tx, statement))) {
    const known = (await statementByDigest(tx, accountId, fileDigest))!
    return { outcome: 'known', statementId: known.id, rows: known.rows, taken: known.taken }
  }
  let taken = 0
  const keep = await keepMovements(tx, { collectorId, accountId, statementId: id, source: 'statement', state: 'new', takenAt: now })
  for await (const lines of statementRows(bytes, readable, toDay)) {
    taken += await keep(lines.map((row) => {
      if ('fault' in row) throw new Error(`line ${row.line}: read differently the second time`)
      const { day, reference, amount, description, counterName } = row
      return { id: ctx.newId(), reference, day, amount, description, counterName }
    }))
  }
  await setTaken(tx, id, taken)
  await appendEvent(tx, ctx, { type: 'statement.imported', subjectType: 'statement', subjectId: id, producerId: null, payload: { collectorId, rows, taken } })
  return { outcome: 'taken', statementId: id, rows, taken }
}
