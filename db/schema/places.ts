import { boolean, index, instant, table, text } from '../dialect.ts'

export const provinces = table('provinces', {
  code: text('code').primaryKey(),
  /** 'Thái Nguyên' */
  name: text('name').notNull(),
  /** 'Tỉnh Thái Nguyên', 'Thành phố Hà Nội' */
  fullName: text('full_name').notNull(),
  /** province | city */
  kind: text('kind').notNull(),
  searchText: text('search_text').notNull(),
  sortKey: text('sort_key').notNull(),
})

export const communes = table(
  'communes',
  {
    code: text('code').primaryKey(),
    provinceCode: text('province_code').notNull().references(() => provinces.code),
    /** 'Tân Cương' */
    name: text('name').notNull(),
    /** 'Xã Tân Cương' */
    fullName: text('full_name').notNull(),
    /** xa | phuong | dac_khu */
    kind: text('kind').notNull(),
    searchText: text('search_text').notNull(),
    sortKey: text('sort_key').notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [index('communes_province').on(t.provinceCode, t.sortKey), index('communes_search').on(t.searchText)],
)

/** Old administrative names: searchable, never stored as an address. */
export const placeAliases = table(
  'place_aliases',
  {
    id: text('id').primaryKey(),
    communeCode: text('commune_code').references(() => communes.code),
    provinceCode: text('province_code').notNull().references(() => provinces.code),
    /** 'Xã Tân Cương, TP Thái Nguyên, Tỉnh Thái Nguyên' */
    oldName: text('old_name').notNull(),
    searchText: text('search_text').notNull(),
  },
  (t) => [index('place_aliases_search').on(t.searchText), index('place_aliases_commune').on(t.communeCode)],
)

export const hamlets = table(
  'hamlets',
  {
    id: text('id').primaryKey(),
    communeCode: text('commune_code').notNull().references(() => communes.code),
    /** '03' within its commune */
    number: text('number').notNull(),
    name: text('name').notNull(),
    /** '19/05503/03' */
    unitPath: text('unit_path').notNull().unique(),
  },
  (t) => [index('hamlets_commune').on(t.communeCode)],
)

export const banks = table('banks', {
  code: text('code').primaryKey(),
  bin: text('bin').notNull(),
  shortName: text('short_name').notNull(),
  name: text('name').notNull(),
  receivesVietQr: boolean('receives_viet_qr').notNull(),
})
