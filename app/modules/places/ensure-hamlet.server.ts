import { notFound } from '#app/lib/errors.ts'
import { fold } from '#app/lib/fold.ts'
import type { Reader, Writer } from '#db/client.server.ts'
import { findCommune } from './communes.server.ts'
import { hamletsOfCommune, insertHamlet, nextHamletNumber } from './places.repo.server.ts'
import { unitPathOf } from './unit-path.ts'

const LONGEST_NAME = 80

/** Step: the hamlet of that name in its commune, added with the next number when nobody has named it yet. */
export async function ensureHamlet(tx: Writer, { communeCode, name }: { communeCode: string; name: string }): Promise<{ unitPath: string }> {
  const commune = await findCommune(tx as Reader, communeCode)
  if (!commune) throw notFound()
  const clean = name.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
  if (clean === '') return { unitPath: unitPathOf(commune) }
  for (;;) {
    const known = (await hamletsOfCommune(tx, commune.code)).find((hamlet) => fold(hamlet.name) === fold(clean))
    if (known) return { unitPath: known.unitPath }
    const number = await nextHamletNumber(tx, commune.code)
    const unitPath = unitPathOf(commune, number)
    if (await insertHamlet(tx, { id: unitPath, communeCode: commune.code, number, name: clean, unitPath })) return { unitPath }
  }
}

export const listHamlets = (read: Reader, communeCode: string): Promise<{ name: string; unitPath: string }[]> => hamletsOfCommune(read, communeCode)
