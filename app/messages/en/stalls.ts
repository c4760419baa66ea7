import { translated } from '#app/lib/i18n.ts'
import { stalls as source } from '../vi/stalls.ts'

export const stalls = translated(source)({
  'stalls.notFound': 'There is no such stall.',
  'stalls.already': 'You have a stall already. Open it and go on.',
  'stalls.noCollector': 'No postal collector serves this place yet. Ask your officer.',
  'stalls.answerFirst': 'A question is unanswered. Answer it, then come back here.',
  'stalls.otherState': 'The stall has just changed. Open the page again.',
})
