import { notFound } from '#app/lib/errors.ts'
import { page } from '#app/request/page.server.ts'

export const loader = page(() => Promise.reject<null>(notFound()))

export default function NotFound() {
  return null
}
