import { expect, test } from 'vitest'
import { gateSkills } from '#app/modules/training/curriculum.server.ts'
import { nextTask } from './next-task.ts'
import { requirements, type Facts } from './requirements.ts'
import { readyFacts, withSkills } from './testing.ts'

const skills = [...gateSkills('open'), ...gateSkills('payout')]
const taskFor = (facts: Facts) => nextTask({ facts, rows: requirements(facts, skills) }).task

test('without a household: register it', () => expect(nextTask(undefined).task).toBe('register'))
test('without consent: ask for it', () => expect(taskFor({ ...readyFacts(), consentAt: null })).toBe('consent'))
test('without a stall: begin one', () => expect(taskFor({ ...readyFacts(), stall: undefined })).toBe('stall'))
test('without a product: list one', () => expect(taskFor({ ...readyFacts(), products: { listed: 0, published: 0, ready: 0 } })).toBe('list'))
test('a draft wants publishing', () => expect(taskFor({ ...readyFacts(), products: { listed: 1, published: 0, ready: 0 } })).toBe('publish'))
test('sold out wants restocking', () => expect(taskFor({ ...readyFacts(), products: { listed: 1, published: 1, ready: 0 } })).toBe('restock'))
test('stock never counted wants counting', () => expect(taskFor(withSkills(readyFacts(), { 'm3-5': undefined }))).toBe('count'))
test('skills an officer has not seen', () => expect(taskFor(withSkills(readyFacts(), { 'm8-1': undefined }))).toBe('learn'))

test('only the officer is missing: wait', () => {
  const facts = readyFacts()
  expect(taskFor({ ...facts, stall: { ...facts.stall!, verifiedAt: null } })).toBe('wait')
})

test('an open stall sells, a paused one may sell again', () => {
  const facts = readyFacts()
  expect(taskFor({ ...facts, stall: { ...facts.stall!, state: 'open' } })).toBe('sell')
  expect(taskFor({ ...facts, stall: { ...facts.stall!, state: 'paused' } })).toBe('resume')
})
