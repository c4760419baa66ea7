/** What stands on an account of a collector's journal: the shop's own word, for tests outside its module. */
export { balanceOf } from '#app/modules/payments/ledger/ledger.repo.server.ts'
