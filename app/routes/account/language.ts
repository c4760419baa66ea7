import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { chooseLanguage } from '#app/modules/accounts/update-person.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { languageCookie } from '#app/request/cookies.server.ts'
import { readForm } from '#app/request/form.server.ts'
import { samePage } from '#app/request/next-path.ts'
import { page } from '#app/request/page.server.ts'

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const form = await readForm(request)
  const language = form.get('language') === 'en' ? 'en' : 'vi'
  if (ctx.actor) await chooseLanguage({ ...ctx, actor: ctx.actor }, language)
  return redirect(samePage(form.get('next')) ?? '/', { status: 303, headers: { 'Set-Cookie': await languageCookie.serialize(language) } })
})

export const loader = () => redirect('/tai-khoan')
