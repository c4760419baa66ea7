import { getTableColumns, sql, type Column } from 'drizzle-orm'
import type { Store, Writer } from '#db/client.server.ts'
import { ocopSets } from '#db/schema/catalog.ts'
import { taxRules, withholdingModes } from '#db/schema/payments.ts'
import { banks, communes, placeAliases, provinces } from '#db/schema/places.ts'
import { administrativeUnits } from './administrative-units.ts'
import bankList from './banks.json' with { type: 'json' }
import ocop from './ocop-sets.json' with { type: 'json' }
import { taxRuleRows, withholdingModeRows } from './tax-rules.ts'

const ROWS_AT_ONCE = 500

/** Places, banks, OCOP sets and tax rules, needed by every installation. Safe to repeat: rows are brought up to date, none is doubled. */
export async function seedReference(store: Store): Promise<void> {
  const units = administrativeUnits()
  await store.write(async (tx) => {
    await put(tx, provinces, units.provinces, 'code')
    await put(tx, communes, units.communes, 'code')
    await put(tx, placeAliases, units.aliases, 'id')
    await put(tx, banks, bankRows(), 'code')
    await put(tx, ocopSets, setRows(), 'id')
    await put(tx, taxRules, taxRuleRows(), 'id')
    await put(tx, withholdingModes, withholdingModeRows(), 'id')
  })
}

type SeededTable = typeof provinces | typeof communes | typeof placeAliases | typeof banks | typeof ocopSets | typeof taxRules | typeof withholdingModes

async function put<Table extends SeededTable>(tx: Writer, table: Table, rows: Table['$inferInsert'][], key: 'code' | 'id') {
  const columns = getTableColumns(table) as unknown as Record<string, Column>
  const set = Object.fromEntries(Object.entries(columns).flatMap(([name, column]) => (name === key ? [] : [[name, sql.raw(`excluded."${column.name}"`)]])))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx
      .insert(table as typeof provinces)
      .values(rows.slice(from, from + ROWS_AT_ONCE) as (typeof provinces.$inferInsert)[])
      .onConflictDoUpdate({ target: columns[key] as typeof provinces.code, set })
  }
}

const bankRows = (): (typeof banks.$inferInsert)[] =>
  bankList.banks.map(({ code, bin, shortName, name, vietQRStatus }) => ({ code, bin, shortName, name, receivesVietQr: vietQRStatus > 0 }))

const setRows = (): (typeof ocopSets.$inferInsert)[] =>
  ocop.sets.map(({ id, industry, group, name, order }) => ({ id, industry, industryName: ocop.industries[industry as keyof typeof ocop.industries], groupName: group ?? name, name, position: order }))
