import { useT, type Key } from '#app/lib/i18n.ts'
import { Page, PageTitle, Section } from '#app/ui/page.tsx'

const sections = { help: ['1', '2', '3', '4', '5', '6'], rules: ['1', '2', '3', '4', '5', '6'], privacy: ['1', '2', '3', '4'], ranking: ['1', '2', '3', '4', '5'] } as const
export type TextPageName = keyof typeof sections

/** Pages that are words only; the words stand in the catalogue. */
export function TextPage({ name }: { name: TextPageName }) {
  const t = useT() as (key: Key) => string
  const key = (part: string) => `shop.${name}.${part}` as Key
  return (
    <Page width="narrow">
      <PageTitle lead={t(key('lead'))}>{t(key('title'))}</PageTitle>
      {sections[name].map((part) => (
        <Section key={part} title={t(key(`${part}.title`))}>
          <p>{t(key(`${part}.text`))}</p>
        </Section>
      ))}
    </Page>
  )
}
