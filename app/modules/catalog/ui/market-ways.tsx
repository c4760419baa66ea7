import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { writeListQuery } from '../list-query.ts'

type Industry = { industry: string; industryName: string; count: number; groups: { slug: string; name: string; count: number }[] }

/** Groups that have a print of their own; the others wear the print of their industry. */
const prints: Record<string, string> = {
  'thuc-pham-tuoi-song': 'fresh', 'thuc-pham-tho-so-che': 'grain', 'thuc-pham-che-bien': 'jar', 'gia-vi': 'sauce', che: 'tea', 'ca-phe-ca-cao': 'coffee',
}
const industryPrints: Record<string, string> = { I: 'jar', II: 'gourd', III: 'herb', IV: 'craft', V: 'flower', VI: 'house' }

/** The ways into the market: groups of food each with a print, then the other industries. Empty ones are left out. */
export function GroupTiles({ industries }: { industries: readonly Industry[] }) {
  const t = useT()
  const locale = useLocale()
  const tiles = industries.flatMap(({ industry, industryName, groups, count }) =>
    industry === 'I' ? groups.map(({ slug, name, count }) => ({ key: slug, name, count, print: prints[slug] ?? 'jar' })) : [{ key: industry, name: industryName, count, print: industryPrints[industry] ?? 'craft' }],
  )
  return (
    <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
      {tiles
        .filter(({ count }) => count > 0)
        .map(({ key, name, count, print }) => (
          <li key={key}>
            <a href={href(locale, writeListQuery({ group: key }))} className="card flex h-full flex-col items-center text-center text-ink no-underline sm:flex-row sm:text-left">
              <img src={`/drawings/groups/${print}.svg`} alt="" width={56} height={56} loading="lazy" className="mb-2 h-14 w-14 shrink-0 sm:mb-0 sm:mr-3" />
              <span>
                <span className="block font-bold leading-tight">{name}</span>
                <span className="block text-sm text-ink-soft">{t('shop.results', { n: count })}</span>
              </span>
            </a>
          </li>
        ))}
    </ul>
  )
}

export function ProvinceLinks({ provinces }: { provinces: readonly { code: string; name: string; count: number }[] }) {
  const locale = useLocale()
  return (
    <ul className="row">
      {provinces.map(({ code, name, count }) => (
        <li key={code}>
          <a href={href(locale, writeListQuery({ province: code }))} className="flex min-h-touch items-center rounded border border-line bg-card px-4 font-bold text-tea no-underline">
            {name} <span className="ml-1 font-normal text-ink-soft">({count})</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
