import { translated } from '#app/lib/i18n.ts'
import { ledger as source } from '../vi/ledger.ts'

export const ledger = translated(source)({
  'ledger.a112': 'Bank account',
  'ledger.a1311': 'Held by VNPay',
  'ledger.a1312': 'Announced by VNPay, on its way',
  'ledger.a1313': 'Cash held by the carrier',
  'ledger.a1314': 'Announced by the carrier, on its way',
  'ledger.a1388': 'On the stall’s own account',
  'ledger.a3311': 'Owed to the carrier',
  'ledger.a33311': 'VAT kept back',
  'ledger.a3335': 'Income tax kept back',
  'ledger.a3381': 'Money in, not yet explained',
  'ledger.a3386': 'Buyers’ money, held',
  'ledger.a3387': 'Producers’ money',
  'ledger.a3388': 'On its way to producers',
  'ledger.a3389': 'Owed back to buyers',
  'ledger.a5113': 'Commission',
  'ledger.a6417': 'VNPay’s fee',
  'ledger.a6418': 'Carriage borne by the collector',
  'ledger.a711': 'Other income',
  'ledger.a811': 'Other expense',
})
