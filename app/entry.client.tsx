import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { LanguageProvider, type AnyCatalog } from '#app/lib/i18n.ts'

const locale = document.documentElement.lang === 'en' ? 'en' : 'vi'
const loadCatalog = async (): Promise<AnyCatalog> => (locale === 'en' ? (await import('#app/messages/en.ts')).en : (await import('#app/messages/vi.ts')).vi)

void loadCatalog().then((catalog) =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <LanguageProvider locale={locale} catalog={catalog}>
          <RemixBrowser />
        </LanguageProvider>
      </StrictMode>,
    )
  }),
)
