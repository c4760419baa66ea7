import { translated } from '#app/lib/i18n.ts'
import { notifications as source } from '../vi/notifications.ts'

export const notifications = translated(source)({
  'notifications.newOrder': 'Cho Lang: new order {goods}, {amount}d, {paid}. Open {link} and TAKE it before {time}.',
  'notifications.paidAlready': 'paid',
  'notifications.paidOnDelivery': 'pays on delivery',
  'notifications.paid': 'Cho Lang: {amount}d received. Order code {code}. See it: {link}',
  'notifications.paidTooLate': 'Cho Lang: {amount}d for order {code} came after it was closed; we are returning it. Do not pay again. See: {link}',
  'notifications.transferNotSeen': 'Cho Lang: {amount}d for order {code} not seen. Do not transfer again; if you did, goods or money will come. See: {link}',
  'notifications.taken': 'Cho Lang: the seller took order {code}, ships by {time}. See it: {link}',
  'notifications.onItsWay': 'Cho Lang: order {code} is on its way, {carrier}, parcel {tracking}. See it: {link}',
  'notifications.delivered': 'Cho Lang: the buyer has order {code}, {amount}d. Money comes after {time}.',
  'notifications.cancelledSeller': 'Cho Lang: order {code} is cancelled. Stock is put back.',
  'notifications.cancelledBuyer': 'Cho Lang: order {code} of {stall} is cancelled. See it: {link}',
  'notifications.cancelledRefund': 'Cho Lang: order {code} of {stall} is cancelled, returning {amount}d. See it: {link}',
  'notifications.refunded': 'Cho Lang: {amount}d returned, order {code}. See it: {link}',
  'notifications.stallOpen': 'Cho Lang: stall {stall} is open. Buyers can see it. Look: {link}',
  'notifications.lineOff': 'Cho Lang: order {code} lacks {goods}, {amount}d less. The rest is sent. See: {link}',
  'notifications.refundGoing': 'Cho Lang: returning {amount}d, order {code}. See: {link}',
  'notifications.refundAccount': 'Cho Lang: to return {amount}d of order {code} we need your bank account. Type it at: {link}',
  'notifications.refundAccountNamed': 'Cho Lang: an account for the refund of {code} was typed. Not you? Change it: {link}',
  'notifications.complaint': 'Cho Lang: the buyer of order {code} says something is wrong. That money waits. See: {link}',
  'notifications.complaintDecided': 'Cho Lang: the complaint about order {code} is decided. See: {link}',
  'notifications.accountWritten': 'Cho Lang: your account for money is written, ending {end}. NOT you? Press {link}',
  'notifications.accountChanged': 'Cho Lang: the account for your money changed, ending {end}. Money waits 3 days. NOT you? Press {link}',
  'notifications.moneySent': 'Cho Lang: {amount}d sent to the account ending {end}. Look in the bank app, trust no photo. Book: {link}',
  'notifications.moneyCameBack': 'Cho Lang: the bank sent back {amount}d, account ending {end}. Your money is kept. Check the account: {link}',
})
