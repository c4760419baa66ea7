import { expect, it } from 'vitest'
import { closeness, placeText, readTypedPlace, sortKey } from './place-text.ts'

it('keeps the words that tell places apart', () => {
  expect(readTypedPlace('Xã Tân Cương, TP Thái Nguyên')).toEqual({ phrase: 'tan cuong thai nguyen', words: ['tan', 'cuong', 'thai', 'nguyen'] })
  expect(readTypedPlace('xa')?.words).toEqual(['xa'])
})

it('waits for the second letter', () => {
  for (const typed of ['', ' ', 'a', '??', 'đ']) expect(readTypedPlace(typed)).toBeUndefined()
  expect(readTypedPlace('đo')?.phrase).toBe('do')
})

it('is not impressed by a novel', () => {
  expect(readTypedPlace('tan '.repeat(10_000))?.words.length).toBe(10)
})

it('tells the very place from one that only begins so', () => {
  const typed = readTypedPlace('Tân An')!
  expect(closeness(typed, placeText('Tân An', 'Tỉnh Lâm Đồng'))).toBe(0)
  expect(closeness(typed, placeText('Tân An Hội', 'Tỉnh Vĩnh Long'))).toBe(1)
  expect(closeness(typed, placeText('Long Tân An', 'Tỉnh Tây Ninh'))).toBe(2)
  expect(closeness(readTypedPlace('hoà an, cao bằng')!, placeText('Hòa An', 'Tỉnh Cao Bằng'))).toBe(0)
})

it('sorts as a Vietnamese dictionary', () => {
  const names = ['Dương', 'An', 'Đào', 'Ân', 'Ăn', 'Bà', 'Ba', 'Bạ', 'Bá', 'Ea Súp', 'Êa']
  expect(names.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(['An', 'Ăn', 'Ân', 'Ba', 'Bà', 'Bá', 'Bạ', 'Dương', 'Đào', 'Ea Súp', 'Êa'])
})
