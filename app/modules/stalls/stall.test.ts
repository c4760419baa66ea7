import { expect, test } from 'vitest'
import { missingSteps, nextStep } from './stall.ts'

const answered = { name: 'Chè cô Tư', story: '', pickupAddress: 'Xóm Hồng Thái', rulesAcceptedAt: new Date(0) }

test('a stall nobody has begun asks for its name first', () => {
  expect(nextStep(undefined)).toBe('name')
  expect(missingSteps(undefined)).toEqual(['name', 'pickup', 'rules'])
})

test('after the name comes the story, then the address', () => {
  expect(nextStep({ ...answered, pickupAddress: '', rulesAcceptedAt: null })).toBe('story')
  expect(nextStep({ ...answered, story: 'Chè hái tay', pickupAddress: '', rulesAcceptedAt: null })).toBe('pickup')
})

test('the rules come last and then nothing', () => {
  expect(nextStep({ ...answered, rulesAcceptedAt: null })).toBe('rules')
  expect(nextStep(answered)).toBeUndefined()
})

test('an empty story keeps no stall closed', () => expect(missingSteps(answered)).toEqual([]))
