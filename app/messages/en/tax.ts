import { translated } from '#app/lib/i18n.ts'
import { tax as source } from '../vi/tax.ts'

export const tax = translated(source)({
  'tax.treatmentOwn': 'own produce, not processed',
  'tax.treatmentProcessed': 'processed goods',
  'tax.treatmentService': 'service',
  'tax.treatmentTransport': 'transport, services that go with goods',
  'tax.whyApplied': 'Tax kept: {rate} of {taxed} is {sum} (value added {vatRate}, personal income {pitRate}; {kind}). Basis: {basis}.',
  'tax.whyAbove': 'Sold {turnover} on the market since January, above {threshold}. Tax kept: {rate} of the part above, {taxed}, is {sum} (value added {vatRate}, personal income {pitRate}; {kind}). Basis: {basis}.',
  'tax.whyBelow': 'No tax kept yet: sold {turnover} on the market since January, not above {threshold}. Basis: {basis}.',
  'tax.whyExempt': 'No tax kept: {kind}, seen by an officer. Basis: {basis}.',
  'tax.whyOrganisation': 'No tax kept: its tax code is verified, it declares tax itself. Basis: {basis}.',
  'tax.whyWarn': 'No tax kept, only a warning: sold {turnover} on the market since January, above {threshold}. The part above, {taxed}, must be declared by the seller. Basis: {basis}.',
  'tax.whyOff': 'No tax kept: the market does not keep tax at present.',
  'tax.whyRefund': 'Gives back {sum} of the tax kept, because {taxed} of the goods went back to the buyer.',
  'tax.toReport': 'Back to tax kept',
})
