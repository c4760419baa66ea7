import { translated } from '#app/lib/i18n.ts'
import { places as vi } from '../vi/places.ts'

export const places = translated(vi)({
  'places.communeHint': 'Type the commune or ward. Old names and names without marks work too.',
  'places.whichCommune': 'Which of these?',
  'places.onceCalled': 'formerly {name}',
  'places.noCommune': 'No such commune found. Check the spelling, or add the province.',
  'places.chooseCommune': 'Several communes have this name. Choose one below.',
  'places.wholeCountry': 'Whole country',
})
