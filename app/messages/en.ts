import { common } from './en/common.ts'
import { accounts } from './en/accounts.ts'
import { places } from './en/places.ts'
import { producers } from './en/producers.ts'
import { training } from './en/training.ts'
import { stalls } from './en/stalls.ts'
import { catalog } from './en/catalog.ts'
import { payments } from './en/payments.ts'
import { ledger } from './en/ledger.ts'
import { bank } from './en/bank.ts'
import { clearing } from './en/clearing.ts'
import { payouts } from './en/payouts.ts'
import { refunds } from './en/refunds.ts'
import { tax } from './en/tax.ts'
import { fees } from './en/fees.ts'
import { collectors } from './en/collectors.ts'
import { statements } from './en/statements.ts'
import { support } from './en/support.ts'
import { shipping } from './en/shipping.ts'
import { orders } from './en/orders.ts'
import { checkout } from './en/checkout.ts'
import { onboarding } from './en/onboarding.ts'
import { outreach } from './en/outreach.ts'
import { reporting } from './en/reporting.ts'
import { notifications } from './en/notifications.ts'
import { shop } from './en/shop.ts'

export const en = {
  ...common,
  ...accounts,
  ...places,
  ...producers,
  ...training,
  ...stalls,
  ...catalog,
  ...payments,
  ...ledger,
  ...bank,
  ...clearing,
  ...payouts,
  ...refunds,
  ...tax,
  ...fees,
  ...collectors,
  ...statements,
  ...support,
  ...shipping,
  ...orders,
  ...checkout,
  ...onboarding,
  ...outreach,
  ...reporting,
  ...notifications,
  ...shop,
}
