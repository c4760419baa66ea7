import type { LoaderFunctionArgs } from '@remix-run/node'
import { translator, type Key } from '#app/lib/i18n.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { openContext } from './context.server.ts'
import type { Head } from './head.ts'

/** Loader of a page that is words only. */
export const textHead =
  (name: 'help' | 'rules' | 'privacy' | 'ranking', path: string) =>
  async ({ request }: LoaderFunctionArgs): Promise<{ head: Head }> => {
    const { locale, publicUrl } = await openContext(request)
    const t = translator(catalogs[locale]) as (key: Key) => string
    return { head: { title: `${t(`shop.${name}.title`)} · ${t('common.brand')}`, description: t(`shop.${name}.lead`), path, publicUrl, locale } }
  }
