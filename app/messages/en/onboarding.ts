import { translated } from '#app/lib/i18n.ts'
import { onboarding as source } from '../vi/onboarding.ts'

export const onboarding = translated(source)({
  'onboarding.noStallYet': 'This household has not begun a stall. Help them begin one first.',
  'onboarding.alreadyVerified': 'An officer has confirmed this already.',
})
