import { translated } from '#app/lib/i18n.ts'
import { collectors as source } from '../vi/collectors.ts'

export const collectors = translated(source)({
  'collectors.noGateway': 'This stall takes no money through VNPay yet. Please choose another way to pay.',
})
