import { expect, it } from 'vitest'
import { firstState, mayMoveRefund, refundStates, type RefundSource } from './refund-states.ts'

const sources: RefundSource[] = ['gateway', 'maker', 'checker', 'bank', 'payee']
const allowed = refundStates.flatMap((from) => refundStates.flatMap((to) => sources.filter((source) => mayMoveRefund(from, to, source)).map((source) => `${from} → ${to}: ${source}`)))

it('knows these moves and no other', () => {
  expect(allowed).toEqual([
    'requested → sent: gateway',
    'requested → transfer_due: gateway',
    'requested → transfer_due: maker',
    'requested → transfer_due: payee',
    'sent → transfer_due: gateway',
    'sent → transfer_due: maker',
    'sent → transfer_due: payee',
    'sent → done: gateway',
    'sent → done: checker',
    'sent → done: payee',
    'transfer_due → transfer_proposed: maker',
    'transfer_due → done: bank',
    'transfer_due → done: payee',
    'transfer_proposed → transfer_due: checker',
    'transfer_proposed → done: checker',
    'transfer_proposed → done: bank',
    'done → transfer_due: bank',
    'done → transfer_due: payee',
  ])
})

it('money that went back stays back unless it comes back to the account, and nobody who proposes confirms alone', () => {
  for (const to of refundStates) for (const source of sources) expect(mayMoveRefund('done', to, source)).toBe(to === 'transfer_due' && ['bank', 'payee'].includes(source))
  expect(mayMoveRefund('transfer_due', 'done', 'maker')).toBe(false)
  expect(mayMoveRefund('transfer_proposed', 'done', 'maker')).toBe(false)
})

it.each([
  ['vnpay', 'vnpay', 'requested'],
  ['vietqr', 'transfer', 'transfer_due'],
  ['cod', 'transfer', 'transfer_due'],
])('what was paid by %s goes back by %s', (method, channel, state) => {
  expect(firstState(method)).toEqual({ channel, state })
})
