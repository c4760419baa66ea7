import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signOut } from '#app/modules/accounts/sessions.server.ts'
import { openContext } from '#app/request/context.server.ts'
import { dropSession, readSessionToken } from '#app/request/cookies.server.ts'
import { page } from '#app/request/page.server.ts'

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request)
  const token = await readSessionToken(request)
  if (token) await signOut(ctx, { token })
  return redirect('/', { status: 303, headers: { 'Set-Cookie': await dropSession() } })
})

export const loader = () => redirect('/tai-khoan')
