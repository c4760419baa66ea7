import { translated } from '#app/lib/i18n.ts'
import { onboarding as source } from '../vi/onboarding.ts'

export const onboarding = translated(source)({})
