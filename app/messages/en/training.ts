import { translated } from '#app/lib/i18n.ts'
import { training as source } from '../vi/training.ts'

export const training = translated(source)({
  'training.noSuchSkill': 'There is no such skill.',
  'training.systemSkill': 'The market records this skill when it is really done; nobody ticks it by hand.',
  'training.noAlternative': 'This skill has no other way.',
})
