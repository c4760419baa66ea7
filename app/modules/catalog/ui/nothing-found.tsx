import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { Drawing } from '#app/ui/drawing.tsx'
import { Empty } from '#app/ui/page.tsx'
import { writeListQuery, type ListQuery } from '../list-query.ts'
import { GroupTiles } from './market-ways.tsx'

type Groups = Parameters<typeof GroupTiles>[0]['industries']

export function NothingFound({ query, suggestions, groups }: { query: ListQuery; suggestions: readonly string[]; groups: Groups }) {
  const t = useT()
  const locale = useLocale()
  return (
    <>
      <Empty title={query.q ? t('shop.nothingFor', { q: query.q }) : t('shop.nothing')} picture={<Drawing name="empty-basket" />}>
        <p>{t('shop.nothingLead')}</p>
        {suggestions.length > 0 && (
          <ul className="row mt-2 justify-center">
            {suggestions.map((words) => (
              <li key={words}>
                <a href={href(locale, writeListQuery({ q: words }))} className="btn btn-secondary">{words}</a>
              </li>
            ))}
          </ul>
        )}
      </Empty>
      <GroupTiles industries={groups} />
    </>
  )
}
