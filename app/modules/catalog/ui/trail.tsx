import { href, useLocale, useT } from '#app/lib/i18n.ts'

export function Trail({ steps }: { steps: { label: string; to: string }[] }) {
  const t = useT()
  const locale = useLocale()
  return (
    <nav aria-label={t('shop.breadcrumb')} className="text-sm">
      <ol className="flex flex-wrap">
        {[{ label: t('shop.home'), to: '/' }, ...steps].map(({ label, to }, at) => (
          <li key={to}>
            {at > 0 && <span aria-hidden="true" className="mx-2 text-ink-soft">›</span>}
            <a href={href(locale, to)} className="inline-block py-2 text-tea underline">{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
