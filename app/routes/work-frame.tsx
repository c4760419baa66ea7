import { Outlet } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { WorkShell, type WorkLink } from '#app/ui/work-shell.tsx'

/** The frame of every work screen; the layouts of farmer, officer, administrator and post clerk give title and menu. */
export function WorkFrame({ title, person, nav, banner }: { title: string; person: string; nav: WorkLink[]; banner?: ReactNode }) {
  const t = useT()
  return (
    <WorkShell
      title={title}
      person={person}
      nav={nav}
      banner={banner}
      texts={{ skip: t('common.skip'), menu: t('common.menu'), home: t('common.toHome') }}
      signOut={
        <form method="post" action="/dang-xuat">
          <Button kind="quiet">{t('common.signOut')}</Button>
        </form>
      }
    >
      <Outlet />
    </WorkShell>
  )
}
