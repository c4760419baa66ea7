import { translated } from '#app/lib/i18n.ts'
import { producers as source } from '../vi/producers.ts'

export const producers = translated(source)({
  'producers.notFound': 'There is no such household in your area.',
  'producers.already': 'This household is in the register already.',
  'producers.notYourUnit': 'That commune or hamlet is outside your area. Please choose again.',
  'producers.officerOnly': 'This is for the extension officer to do.',
  'producers.ownerOnly': 'This is for the head of the household to do.',
  'producers.otherDuty': 'Somebody else of the household does this.',
  'producers.hasRole': 'This person has that task already.',
  'producers.delegationEnded': 'The permission to help has ended. Ask the household again.',
})
