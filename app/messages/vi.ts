import { common } from './vi/common.ts'
import { accounts } from './vi/accounts.ts'
import { places } from './vi/places.ts'
import { producers } from './vi/producers.ts'
import { training } from './vi/training.ts'
import { stalls } from './vi/stalls.ts'
import { catalog } from './vi/catalog.ts'
import { payments } from './vi/payments.ts'
import { ledger } from './vi/ledger.ts'
import { bank } from './vi/bank.ts'
import { clearing } from './vi/clearing.ts'
import { payouts } from './vi/payouts.ts'
import { refunds } from './vi/refunds.ts'
import { tax } from './vi/tax.ts'
import { fees } from './vi/fees.ts'
import { collectors } from './vi/collectors.ts'
import { statements } from './vi/statements.ts'
import { support } from './vi/support.ts'
import { shipping } from './vi/shipping.ts'
import { orders } from './vi/orders.ts'
import { checkout } from './vi/checkout.ts'
import { onboarding } from './vi/onboarding.ts'
import { outreach } from './vi/outreach.ts'
import { reporting } from './vi/reporting.ts'
import { notifications } from './vi/notifications.ts'
import { shop } from './vi/shop.ts'

/** Vietnamese is the source: the keys and placeholders of every other language follow it. */
export const vi = {
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
} as const
