import { missingFor, type Facts, type Requirement } from './requirements.ts'

/** The one thing to do next, and the page where it is done. */
export type Task =
  | { task: 'register' | 'consent'; to: '/nong-ho/ho-so' }
  | { task: 'stall' | 'resume'; to: '/nong-ho/gian-hang' }
  | { task: 'list' | 'publish' | 'restock' | 'count'; to: '/nong-ho/san-pham' }
  | { task: 'learn'; to: '/nong-ho/hoc'; skills: number }
  | { task: 'wait'; to: '/nong-ho/gian-hang' }
  | { task: 'sell'; to: '/nong-ho/san-pham' }

/** Before there is a household everything else waits; then in the order in which a morning's visit goes. */
export function nextTask(known: { facts: Facts; rows: readonly Requirement[] } | undefined): Task {
  if (!known) return { task: 'register', to: '/nong-ho/ho-so' }
  const { facts, rows } = known
  if (facts.stall?.state === 'paused') return { task: 'resume', to: '/nong-ho/gian-hang' }
  const missing = missingFor(rows, 'open')
  const lacks = (key: Requirement['key']) => missing.some((row) => row.key === key)
  if (lacks('consent')) return { task: 'consent', to: '/nong-ho/ho-so' }
  if (lacks('stall')) return { task: 'stall', to: '/nong-ho/gian-hang' }
  if (lacks('product')) return { task: productTask(facts.products), to: '/nong-ho/san-pham' }
  if (facts.stall?.state === 'open') return { task: 'sell', to: '/nong-ho/san-pham' }
  if (lacks('skill:m3-5')) return { task: 'count', to: '/nong-ho/san-pham' }
  const skills = missing.filter((row) => row.key.startsWith('skill:') && row.who === 'officer').length
  if (skills > 0) return { task: 'learn', to: '/nong-ho/hoc', skills }
  return { task: 'wait', to: '/nong-ho/gian-hang' }
}

function productTask({ listed, published }: Facts['products']): 'list' | 'publish' | 'restock' {
  if (listed === 0) return 'list'
  return published === 0 ? 'publish' : 'restock'
}
