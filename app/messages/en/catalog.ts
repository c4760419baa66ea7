import { translated } from '#app/lib/i18n.ts'
import { catalog as source } from '../vi/catalog.ts'

export const catalog = translated(source)({
  'catalog.onlyLeft': 'Only {left} left. Take fewer?',
  'catalog.claim': '"{claim}" is not allowed for food. Please change this sentence.',
  'catalog.ocopWithoutCertificate': '"OCOP" may be written only while the certificate is valid. Please take it out.',
  'catalog.noStall': 'There is no stall yet. Open the stall first, then list goods.',
  'catalog.needsPhoto': 'A photo is missing. Add at least one.',
  'catalog.needsStock': 'The stock is 0. Write how many there are, then publish.',
  'catalog.stockTooBig': 'Too many. Write {max} at most.',
  'catalog.stockMoved': 'A new order just took some. Look at the number again and write it anew.',
  'catalog.photoBroken': 'This photo cannot be opened. Take it again or choose another.',
  'catalog.photoNone': 'This file is not a photo. Choose one taken with the phone.',
  'catalog.photoHeic': 'HEIC photos of iPhones cannot be read yet. In Settings → Camera → Formats choose "Most Compatible" and take it again.',
  'catalog.photoHuge': 'This picture has too many pixels. Take it with the phone again.',
  'catalog.photoHeavy': 'This photo is larger than 15 MB. Take it again in a smaller size.',
  'catalog.photoTooMany': 'Six photos for each product at most. Remove an old one, then add this one.',
})
