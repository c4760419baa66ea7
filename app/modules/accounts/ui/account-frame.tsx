import type { ReactNode } from 'react'
import { useLocale, useT } from '#app/lib/i18n.ts'
import { Logo } from '#app/ui/logo.tsx'

/** The quiet frame of the pages where a person says who she is: the way home, the other language, and nothing else. */
export function AccountFrame({ here, children }: { here: string; children: ReactNode }) {
  const t = useT()
  const other = useLocale() === 'vi' ? 'en' : 'vi'
  return (
    <div className="flex min-h-screen flex-col">
      <a href="#main" className="skip-link">{t('common.skip')}</a>
      <header className="no-print">
        <div className="board">
          <div className="mx-auto flex max-w-wide items-center justify-between px-4 py-2">
            <a href="/" className="no-underline"><Logo name={t('common.brand')} /></a>
            <form method="post" action="/tieng">
              <input type="hidden" name="language" value={other} />
              <input type="hidden" name="next" value={here} />
              <button type="submit" lang={other} className="board-link">{t('common.language')}</button>
            </form>
          </div>
        </div>
        <div className="awning" />
      </header>
      <main id="main" className="flex-1">{children}</main>
    </div>
  )
}
