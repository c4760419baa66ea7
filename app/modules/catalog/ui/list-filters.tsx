import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainCheck } from '#app/ui/choice-field.tsx'
import { PlainField, PlainSelect } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { FilterBar } from '#app/ui/page.tsx'
import { sortChoices, writeListQuery, type ListQuery } from '../list-query.ts'

type Choices = {
  provinces: { code: string; name: string; count: number }[]
  groups: { industry: string; industryName: string; count: number; groups: { slug: string; name: string; count: number }[] }[]
}

const activeCount = ({ province, group, stars, priceFrom, priceTo }: ListQuery) =>
  [province, group, stars.length > 0, priceFrom !== undefined, priceTo !== undefined].filter(Boolean).length

/** A plain GET form: every list has an address that can be sent to somebody. */
export function ListFilters({ query, choices, oddPrice, typed }: { query: ListQuery; choices: Choices; oddPrice: boolean; typed: { from: string; to: string } }) {
  const t = useT()
  const locale = useLocale()
  const counted = (name: string, count: number) => `${name} (${count})`
  const groups = choices.groups
    .filter(({ count }) => count > 0)
    .map(({ industry, industryName, count, groups }) => {
      const within = groups.filter(({ count }) => count > 0)
      return { label: industryName, options: [...(within.length > 1 ? [{ value: industry, label: counted(industryName, count) }] : []), ...within.map((group) => ({ value: within.length > 1 ? group.slug : industry, label: counted(group.name, group.count) }))] }
    })
  return (
    <FilterBar title={t('shop.filters')} active={activeCount(query)} open={oddPrice}>
      <form action={href(locale, '/san-pham')} method="get" className="stack">
        <PlainField name="q" id="filter-q" label={t('shop.filterName')} defaultValue={query.q} type="text" autoComplete="off" />
        <PlainSelect name="tinh" label={t('shop.province')} defaultValue={query.province} placeholder={t('shop.anyProvince')} options={choices.provinces.map(({ code, name, count }) => ({ value: code, label: counted(name, count) }))} />
        <PlainSelect name="nhom" label={t('shop.group')} defaultValue={query.group} placeholder={t('shop.anyGroup')} options={groups} />
        <fieldset>
          <legend className="mb-1 font-bold">{t('shop.stars')}</legend>
          <div className="grid gap-2">
            {[5, 4, 3].map((star) => (
              <PlainCheck key={star} name="sao" id={`sao-${star}`} value={String(star)} label={t('shop.starsN', { n: star })} defaultChecked={query.stars.includes(star)} />
            ))}
          </div>
        </fieldset>
        <div>
          <div className="grid grid-cols-2 gap-2">
            <PlainField name="gia_tu" label={t('shop.priceFrom')} defaultValue={typed.from} inputMode="numeric" autoComplete="off" />
            <PlainField name="gia_den" label={t('shop.priceTo')} defaultValue={typed.to} inputMode="numeric" autoComplete="off" />
          </div>
          <p className={oddPrice ? 'mt-1 font-bold text-danger' : 'mt-1 text-sm text-ink-soft'}>{oddPrice ? t('shop.priceOdd') : t('shop.priceHint')}</p>
        </div>
        {query.sort !== 'rank' && <input type="hidden" name="sap_xep" value={sortChoices.find(({ sort }) => sort === query.sort)?.word} />}
        <Button wide icon="search">{t('shop.apply')}</Button>
      </form>
    </FilterBar>
  )
}

/** Each filter in use with a link that takes just it away. */
export function ActiveFilters({ query, provinceName, groupName }: { query: ListQuery; provinceName: string | undefined; groupName: string | undefined }) {
  const t = useT()
  const locale = useLocale()
  const without = (change: Partial<ListQuery>) => href(locale, writeListQuery({ ...query, page: 1, ...change }))
  const active = [
    ...(query.q ? [{ label: `"${query.q}"`, to: without({ q: '' }) }] : []),
    ...(query.province ? [{ label: provinceName ?? query.province, to: without({ province: '' }) }] : []),
    ...(query.group ? [{ label: groupName ?? query.group, to: without({ group: '' }) }] : []),
    ...query.stars.map((star) => ({ label: `OCOP ${t('shop.starsN', { n: star })}`, to: without({ stars: query.stars.filter((other) => other !== star) }) })),
    ...(query.priceFrom !== undefined ? [{ label: t('shop.from', { amount: showDong(query.priceFrom) }), to: without({ priceFrom: undefined }) }] : []),
    ...(query.priceTo !== undefined ? [{ label: t('shop.upTo', { amount: showDong(query.priceTo) }), to: without({ priceTo: undefined }) }] : []),
  ]
  if (active.length === 0) return null
  return (
    <nav aria-label={t('shop.active')}>
      <ul className="row">
        {active.map(({ label, to }) => (
          <li key={label}>
            <a href={to} className="flex min-h-touch items-center rounded-full border-2 border-tea bg-tea-soft px-4 font-bold text-tea no-underline">
              {label}
              <span className="sr-only"> ({t('shop.remove')})</span>
              <Icon name="close" width={18} height={18} className="ml-2 shrink-0" />
            </a>
          </li>
        ))}
        {active.length > 1 && <li><a href={href(locale, '/san-pham')} className="flex min-h-touch items-center px-2 text-tea underline">{t('shop.clear')}</a></li>}
      </ul>
    </nav>
  )
}

export function SortLinks({ query }: { query: ListQuery }) {
  const t = useT()
  const locale = useLocale()
  return (
    <nav aria-label={t('shop.sort')} className="flex flex-wrap items-center text-sm">
      <span className="mr-2 text-ink-soft">{t('shop.sort')}:</span>
      {sortChoices.map(({ sort }) => (
        <a
          key={sort}
          href={href(locale, writeListQuery({ ...query, page: 1, sort }))}
          aria-current={sort === query.sort ? 'true' : undefined}
          className={`mr-3 flex min-h-touch items-center ${sort === query.sort ? 'font-bold text-ink no-underline' : 'text-tea underline'}`}
        >
          {t(`shop.sort.${sort}`)}
        </a>
      ))}
    </nav>
  )
}
