import { createHash } from 'node:crypto'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { namesOf } from '#app/modules/accounts/person-contact.server.ts'
import { assertWorks, readableCollectors, worksFor } from '../collectors/collector-access.server.ts'
import { addResultFile, listResultFiles, payoutsByCodes, type Payout } from './payouts.repo.server.ts'
import { readResult, type FaultyRow, type FileFault, type ResultRow } from './read-result.server.ts'
import { recordResult } from './record-result.server.ts'

/** Rows of the file, and what they did. waiting: the bank has not decided yet. */
export type Imported = { rows: number; paid: number; returned: number; same: number; tasks: number; waiting: number }
export type ImportAnswer = { taken: Imported } | { fault: FileFault } | { faults: FaultyRow[] }

/**
 * The bank's answer to a list: taken whole or not at all, and the same file once. Rows that fit no pay-out refuse the file and are listed.
 * Throws conflict for a file that was taken before.
 */
export async function importResult(ctx: Context, { collectorId, fileName, bytes }: { collectorId: string; fileName: string; bytes: Uint8Array }): Promise<ImportAnswer> {
  assertWorks(ctx, collectorId)
  const read = readResult(bytes)
  if ('fault' in read) return read
  return ctx.store.write(async (tx) => {
    const payouts = new Map((await payoutsByCodes(tx, collectorId, read.rows.map(({ code }) => code))).map((payout) => [payout.code, payout]))
    const faults = [...read.faults, ...read.rows.flatMap((row) => faultOf(row, payouts.get(row.code)))].sort((a, b) => a.line - b.line)
    if (faults.length > 0) return { faults }
    const file = { id: ctx.newId(), collectorId, fileName: fileName.slice(0, 200), fileDigest: createHash('sha256').update(bytes).digest('hex'), rows: read.rows.length, importedBy: ctx.actor!.personId, importedAt: ctx.now() }
    if (!(await addResultFile(tx, file))) throw new DomainError('conflict', 'payouts.fileTakenBefore', { field: 'file' })
    const taken: Imported = { rows: read.rows.length, paid: 0, returned: 0, same: 0, tasks: 0, waiting: 0 }
    for (const row of [...read.rows].sort((a, b) => (payouts.get(a.code)!.producerId < payouts.get(b.code)!.producerId ? -1 : 1))) {
      if (row.status === 'waiting') {
        taken.waiting++
        continue
      }
      const { status: outcome, name, reason, reference } = row
      const recorded = await recordResult(tx, ctx, payouts.get(row.code)!, outcome === 'paid' ? { outcome, name, reference } : { outcome, reason, reference })
      if (recorded === 'moved') taken[outcome]++
      else if (recorded === 'same') taken.same++
      else taken.tasks++
    }
    return { taken }
  })
}

function faultOf({ line, code, amount }: ResultRow, payout: Payout | undefined): FaultyRow[] {
  if (!payout) return [{ line, fault: 'codeUnknown', seen: code }]
  if (payout.amount !== amount) return [{ line, fault: 'amountDiffers', seen: String(amount) }]
  return payout.state === 'drafted' ? [{ line, fault: 'notSent', seen: code }] : []
}

const MOST_FILES = 20

/** Files taken lately, for who may read the collector's books. */
export async function listImports(ctx: Context) {
  const collectors = await readableCollectors(ctx.store.read, ctx)
  const files = await listResultFiles(ctx.store.read, collectors.map(({ id }) => id), MOST_FILES)
  const names = await namesOf(ctx.store.read, files.map(({ importedBy }) => importedBy))
  return {
    files: files.map(({ id, fileName, rows, importedAt, importedBy }) => ({ id, fileName, rows, importedAt, by: names.get(importedBy) ?? '' })),
    works: collectors.filter(({ id }) => worksFor(ctx, 'collector_maker', 'collector_checker').includes(id)).map(({ id, name }) => ({ id, name })),
  }
}
