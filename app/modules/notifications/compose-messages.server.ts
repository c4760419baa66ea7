import type { Context } from '#app/lib/context.ts'
import type { DomainEvent } from '#app/lib/events.ts'
import { sayMessage, type Key, type Locale } from '#app/lib/i18n.ts'
import { DAY, plus } from '#app/lib/time.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { findWay } from '#app/modules/payments/collectors/stop-way.server.ts'
import { notMeToken } from '#app/modules/payments/payouts/not-me.server.ts'
import { isExcess } from '#app/modules/payments/refunds/refund-reasons.ts'
import { accountForMessage, groupForMessage, lastRefundOf, orderForMessage, payoutForMessage, phonesOfCollector, phonesOfMembers, stallForMessage, wasPlacedBy } from './notification.repo.server.ts'
import { fitSms, plainLatin, smsAmount, smsTime } from './sms.ts'

export type Message = { template: string; phone: string; body: string }

const takesOrders = ['owner', 'packer'] as const
const seesMoney = ['owner', 'accountant'] as const
const LATELY_MS = 30 * DAY

const say = (locale: Locale, key: Key) => (params: Record<string, string>) => sayMessage(catalogs[locale], `${key}?${new URLSearchParams(params).toString()}`)
const compose = (key: Key, phones: readonly string[], params: Record<string, string>, { locale = 'vi', shorten = 'stall' }: { locale?: Locale; shorten?: string } = {}): Message[] =>
  phones.map((phone) => ({ template: key, phone, body: fitSms(say(locale, key), params, shorten) }))

/** Who is told what about an event: SMS texts to E.164 numbers. Events of no interest give none. */
export async function composeMessages(ctx: Context, event: DomainEvent): Promise<Message[]> {
  switch (event.type) {
    case 'stall.opened':
      return aboutStall(ctx, event)
    case 'payment.settled':
      return event.payload.late && !(await wasPlacedBy(ctx.store.read, event.subjectId, event.at)) ? [] : aboutGroup(ctx, event.subjectId, 'notifications.paid', event.payload.amount)
    case 'group.entered':
      return aboutEntered(ctx, event)
    case 'payment.not_seen':
      return aboutGroup(ctx, event.subjectId, 'notifications.transferNotSeen', event.payload.amount)
    case 'refund.requested':
      return [
        // what else is asked back, the order's own messages tell
        ...(isExcess(event.payload) ? await aboutGroup(ctx, event.payload.groupId, 'notifications.paidTooLate', event.payload.amount) : []),
        ...(event.payload.reason === 'complaint' && !event.payload.transfer ? await aboutGroup(ctx, event.payload.groupId, 'notifications.refundGoing', event.payload.amount) : []),
        ...(event.payload.transfer ? await aboutGroup(ctx, event.payload.groupId, 'notifications.refundAccount', event.payload.amount) : []),
      ]
    case 'refund.rejected':
      return aboutGroup(ctx, event.payload.groupId, 'notifications.refundAccount', event.payload.amount)
    case 'refund.sent_back':
      return aboutGroup(ctx, event.payload.groupId, 'notifications.refundSentBack', event.payload.amount)
    case 'refund.account_named':
      return aboutGroup(ctx, event.subjectId, 'notifications.refundAccountNamed', 0)
    case 'refund.done':
      return aboutGroup(ctx, event.payload.groupId, 'notifications.refunded', event.payload.amount)
    case 'account.changed':
      return aboutAccount(ctx, event)
    case 'collector.change':
      return aboutWay(ctx, event)
    case 'payout.paid':
    case 'payout.returned':
      return aboutPayout(ctx, event)
    case 'order.placed':
    case 'order.confirmed':
    case 'order.handed_over':
    case 'order.delivered':
    case 'order.line_cancelled':
    case 'order.cancelled':
      return aboutOrder(ctx, event)
    case 'complaint.opened':
    case 'complaint.decided':
      return aboutComplaint(ctx, event)
    default:
      return []
  }
}

async function aboutStall(ctx: Context, event: DomainEvent<'stall.opened'>): Promise<Message[]> {
  const stall = await stallForMessage(ctx.store.read, event.subjectId)
  if (!stall) return []
  const phones = await phonesOfMembers(ctx.store.read, stall.producerId, ['owner'], ctx.now())
  return compose('notifications.stallOpen', phones, { stall: stall.name, link: `${site(ctx)}/gian-hang/${stall.slug}` })
}

/** To every phone of those who see the money, also of who saw it until lately: whoever changed the account may have changed the members first. */
async function aboutAccount(ctx: Context, event: DomainEvent<'account.changed'>): Promise<Message[]> {
  const account = await accountForMessage(ctx.store.read, event.subjectId)
  if (!account) return []
  const phones = await phonesOfMembers(ctx.store.read, account.producerId, seesMoney, plus(ctx.now(), -LATELY_MS))
  const link = `${site(ctx)}/k/${notMeToken(ctx.ports.vault, account.id)}`
  return compose(event.payload.first ? 'notifications.accountWritten' : 'notifications.accountChanged', phones, { end: account.numberEnd, link })
}

/** Where buyers' money arrives: to all who see the stall's money, or work on the collector's, and who did until lately. */
async function aboutWay(ctx: Context, { producerId, payload: { collectorId, state, wayId } }: DomainEvent<'collector.change'>): Promise<Message[]> {
  const way = wayId && (state === 'taken' || state === 'stopped') ? await findWay(ctx.store.read, wayId) : undefined
  if (!way) return []
  const { kind, shown } = way
  const lately = plus(ctx.now(), -LATELY_MS)
  if (producerId === null) {
    const link = `${site(ctx)}/quan-tri/thu-ho/${collectorId}`
    return compose(kind === 'account' ? 'notifications.collectorAccount' : 'notifications.collectorMerchant', await phonesOfCollector(ctx.store.read, collectorId, lately), { shown, link })
  }
  const phones = await phonesOfMembers(ctx.store.read, producerId, seesMoney, lately)
  if (state === 'stopped') return compose('notifications.wayStopped', phones, { shown, link: `${site(ctx)}/nong-ho/tien-ve/tu-nhan` })
  return compose(kind === 'account' ? 'notifications.wayAccount' : 'notifications.wayMerchant', phones, { shown, link: `${site(ctx)}/k/${notMeToken(ctx.ports.vault, way.id)}` })
}

async function aboutPayout(ctx: Context, event: DomainEvent<'payout.paid' | 'payout.returned'>): Promise<Message[]> {
  const found = await payoutForMessage(ctx.store.read, event.subjectId)
  if (!found) return []
  const phones = await phonesOfMembers(ctx.store.read, found.payout.producerId, seesMoney, ctx.now())
  const params = { amount: smsAmount(found.payout.amount), end: found.numberEnd, link: `${site(ctx)}/nong-ho/tien-ve` }
  return compose(event.type === 'payout.paid' ? 'notifications.moneySent' : 'notifications.moneyCameBack', phones, params)
}

async function aboutGroup(ctx: Context, groupId: string, key: 'notifications.paid' | 'notifications.paidTooLate' | 'notifications.transferNotSeen' | 'notifications.refunded' | 'notifications.refundGoing' | 'notifications.refundAccount' | 'notifications.refundSentBack' | 'notifications.refundAccountNamed', amount: number): Promise<Message[]> {
  const group = await groupForMessage(ctx.store.read, groupId)
  if (!group) return []
  return compose(key, [group.buyerPhone], { amount: smsAmount(amount), code: group.code, link: buyerLink(ctx, group.code) }, { locale: group.locale as Locale })
}

/** The buyer on the phone hears what was ordered for him and how to pay; the link asks for his number. */
async function aboutEntered(ctx: Context, event: DomainEvent<'group.entered'>): Promise<Message[]> {
  const group = await groupForMessage(ctx.store.read, event.subjectId)
  if (!group) return []
  const params = { amount: smsAmount(group.total), code: group.code, link: buyerLink(ctx, group.code), time: smsTime(group.holdUntil ?? ctx.now()) }
  return compose(group.method === 'cod' ? 'notifications.enteredCod' : 'notifications.enteredPay', [group.buyerPhone], params, { locale: group.locale as Locale })
}

/** Phones make a link of a bare https address too, and the characters are dear. */
const site = (ctx: Context) => ctx.publicUrl.replace(/^https:\/\//, '')
/** Opens the look-up with the code filled in: the phone number is asked, the link alone shows nothing. */
const buyerLink = (ctx: Context, code: string) => `${site(ctx)}/tra-cuu?ma=${code}`

async function aboutOrder(ctx: Context, event: DomainEvent<'order.placed' | 'order.confirmed' | 'order.handed_over' | 'order.delivered' | 'order.cancelled' | 'order.line_cancelled'>): Promise<Message[]> {
  const found = await orderForMessage(ctx.store.read, event.subjectId)
  if (!found) return []
  const { order, group, lines } = found
  const sellers = (roles: readonly string[]) => phonesOfMembers(ctx.store.read, order.producerId, roles, ctx.now())
  const toBuyer = { locale: group.locale as Locale }
  const link = buyerLink(ctx, group.code)
  switch (event.type) {
    case 'order.placed': {
      // by the time a message gets through, somebody may have taken it
      if (order.status !== 'placed') return []
      const goods = lines.map(({ quantity, name }) => `${quantity} ${plainLatin(name)}`).join(', ')
      const paid = say('vi', order.cod ? 'notifications.paidOnDelivery' : 'notifications.paidAlready')({})
      const params = { goods, amount: smsAmount(order.goodsTotal), paid, link: `${site(ctx)}/d/${order.sellerToken}`, time: smsTime(order.alertAt ?? order.createdAt) }
      return compose('notifications.newOrder', await sellers(takesOrders), params, { shorten: 'goods' })
    }
    case 'order.confirmed':
      return compose('notifications.taken', [group.buyerPhone], { code: order.code, time: smsTime(order.shipBy ?? ctx.now()), link }, toBuyer)
    case 'order.handed_over':
      return compose('notifications.onItsWay', [group.buyerPhone], { code: order.code, carrier: found.carrier ?? '', tracking: found.tracking ?? '', link }, { ...toBuyer, shorten: 'carrier' })
    case 'order.delivered':
      return compose('notifications.delivered', await sellers(seesMoney), { code: order.code, amount: smsAmount(order.goodsTotal - order.goodsOff), time: smsTime(order.releaseAt ?? ctx.now()) })
    case 'order.line_cancelled': {
      const { productId, quantity, amount } = event.payload
      const goods = `${quantity} ${plainLatin(lines.find((line) => line.productId === productId)?.name ?? '')}`
      return compose('notifications.lineOff', [group.buyerPhone], { code: order.code, goods, amount: smsAmount(amount), link }, { ...toBuyer, shorten: 'goods' })
    }
    case 'order.cancelled': {
      // an order nobody paid for never stood before anybody: its buyer has left, its seller has not heard of it
      if (event.payload.reason === 'unpaid' || order.placedAt === null) return []
      const back = event.payload.paid ? await lastRefundOf(ctx.store.read, order.id) : undefined
      const params = { code: order.code, stall: order.stallName, amount: smsAmount(back ?? order.total), link }
      const buyer = compose(event.payload.paid ? 'notifications.cancelledRefund' : 'notifications.cancelledBuyer', [group.buyerPhone], params, toBuyer)
      return [...buyer, ...compose('notifications.cancelledSeller', await sellers(takesOrders), { code: order.code })]
    }
  }
}

/** The stall hears that something is wrong, the buyer that it is decided. */
async function aboutComplaint(ctx: Context, event: DomainEvent<'complaint.opened' | 'complaint.decided'>): Promise<Message[]> {
  const found = await orderForMessage(ctx.store.read, event.payload.orderId)
  if (!found) return []
  const { order, group } = found
  const sellers = await phonesOfMembers(ctx.store.read, order.producerId, takesOrders, ctx.now())
  const code = order.code
  if (event.type === 'complaint.opened') return compose('notifications.complaint', sellers, { code, link: `${site(ctx)}/nong-ho/don-hang/${code}` })
  if (event.payload.state === 'withdrawn') return compose('notifications.complaintDecided', sellers, { code, link: `${site(ctx)}/nong-ho/don-hang/${code}` })
  return [
    ...compose('notifications.complaintDecided', [group.buyerPhone], { code, link: buyerLink(ctx, group.code) }, { locale: group.locale as Locale }),
    ...compose('notifications.complaintDecided', sellers, { code, link: `${site(ctx)}/nong-ho/don-hang/${code}` }),
  ]
}
