import type { MetaFunction } from '@remix-run/node'
import { TextPage } from '#app/modules/catalog/ui/text-page.tsx'
import { headOf } from '#app/request/head.ts'
import { textHead } from '#app/request/text-head.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? headOf(data.head) : [])

export const loader = textHead('help', '/tro-giup')

export default function Help() {
  return <TextPage name="help" />
}
