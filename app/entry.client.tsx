import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { LanguageProvider, type AnyCatalog } from '#app/lib/i18n.ts'

const locale = document.documentElement.lang === 'en' ? 'en' : 'vi'
const loadCatalog = async (): Promise<AnyCatalog> => (locale === 'en' ? (await import('#app/messages/en.ts')).en : (await import('#app/messages/vi.ts')).vi)

/**
 * RemixBrowser suspends until it has read the page's data. A tap that meets a root which suspends breaks React 18 for good
 * (error 345, "root did not complete"), so the data is read before there is a root.
 */
async function readData() {
  try {
    RemixBrowser({})
  } catch (reading) {
    await reading
  }
}

void Promise.all([loadCatalog(), readData()]).then(([catalog]) =>
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
