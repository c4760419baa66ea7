import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { fold } from '#app/lib/fold.ts'
import { showDong } from '#app/lib/money.ts'
import { isCheckedPhone, personContact } from '#app/modules/accounts/person-contact.server.ts'
import { productsForBasket } from '#app/modules/catalog/products-for-basket.server.ts'
import { sellHolds } from '#app/modules/catalog/sell-holds.server.ts'
import { takeHolds } from '#app/modules/catalog/take-holds.server.ts'
import { createGroup } from '#app/modules/orders/create-group.server.ts'
import { takeGateway } from '#app/modules/payments/collectors/takes-gateway.server.ts'
import { openAttempt } from '#app/modules/payments/attempts/open-attempt.server.ts'
import type { Commune } from '#app/modules/places/communes.server.ts'
import type { Writer } from '#db/client.server.ts'
import type { BasketLine } from './basket.ts'
import type { BuyerDetails } from './buyer.form.ts'
import { bankChoiceOf, type GatewayChoice } from './choose-payment.server.ts'
import { basketOffer, collectorOffer, type VietqrOffer } from './find-vietqr-offer.server.ts'
import { codRefusal, COD, gatewayHold, MOST_UNPAID, tryUntil } from './limits.ts'
import { countOpenCod, countUnpaidOfPhone, groupsOfRequest, lockPlacements, unpaidAddresses } from './placements.repo.server.ts'
import { quote, type PaymentQuote, type Quote } from './quote.ts'
import { refuseProblems, sayShortage } from './refuse-problems.ts'

export type PlaceOrder = { requestId: string; basket: readonly BasketLine[]; buyer: BuyerDetails; commune: Commune; agreedTotal: number; /** Staff take it on the phone: the actor is not the buyer. */ byStaff?: boolean }
export type Placed = { groupCodes: string[]; isNew: boolean }

/**
 * Places a basket in one write: order rows, goods kept aside and the payment attempt, or nothing of it.
 * Safe to repeat: village networks drop replies, so one requestId buys once. Throws conflict, in words, when a price or the stock changed.
 */
export function placeOrder(ctx: Context, { requestId, basket, buyer, commune, agreedTotal, byStaff = false }: PlaceOrder): Promise<Placed> {
  const { vault } = ctx.ports
  const locks = [vault.digest('placement', buyer.phone), vault.digest('placement', `${commune.code} ${fold(buyer.address)}`)]
  return ctx.store.write(async (tx) => {
    await lockPlacements(tx, locks, ctx.now())
    const before = await groupsOfRequest(tx, requestId)
    if (before.length > 0) return replayed(before, buyer.phone)

    const products = await productsForBasket(tx, basket.map(({ productId }) => productId))
    const quoted = quote(basket, products, commune.provinceCode)
    refuseProblems(quoted)
    if (quoted.total !== agreedTotal) throw new DomainError('conflict', 'checkout.priceChanged', { total: showDong(quoted.total) })
    await refuseLimits(tx, ctx, { buyer, commune, quoted, byStaff })

    const groupCodes: string[] = []
    for (const payment of quoted.payments) groupCodes.push(await placePayment(tx, ctx, { requestId, buyer, commune, byStaff, payment }))
    return { groupCodes, isNew: true }
  })
}

type Payment = Pick<PlaceOrder, 'requestId' | 'buyer' | 'commune' | 'byStaff'> & { payment: PaymentQuote }

async function placePayment(tx: Writer, ctx: Context, { requestId, buyer, commune, byStaff = false, payment }: Payment): Promise<string> {
  const cod = buyer.pay === 'cod'
  const transfer = buyer.pay === 'vietqr' ? await transferOffer(tx, ctx, payment) : null
  const holdUntil = cod ? null : (transfer?.until ?? gatewayHold({ byStaff, placedAt: ctx.now() }, ctx.now()))
  const lines = payment.stalls.flatMap((stall) => stall.lines)
  const group = await createGroup(tx, ctx, {
    requestId: `${requestId}:${payment.collectorId}`,
    collectorId: payment.collectorId,
    buyerId: byStaff ? null : (ctx.actor?.personId ?? null),
    enteredBy: byStaff ? ctx.actor!.personId : null,
    buyerName: buyer.name,
    buyerPhone: buyer.phone,
    recipientName: buyer.recipientName,
    recipientPhone: buyer.recipientPhone,
    provinceCode: commune.provinceCode,
    provinceName: commune.provinceFullName,
    communeCode: commune.code,
    communeName: commune.fullName,
    addressLine: buyer.address,
    note: buyer.note,
    method: cod ? 'cod' : transfer ? 'vietqr' : 'vnpay',
    holdUntil,
    orders: payment.stalls.map(({ stallId, producerId, unitPath, stallName, shipping, lines }) => ({
      stallId,
      producerId,
      unitPath,
      stallName,
      shippingFee: shipping!,
      lines: lines.map(({ productId, quantity, product: { name, unitLabel, price, shipGrams, photoId } }) => ({
        productId,
        name,
        unitLabel,
        unitPrice: price,
        quantity,
        grams: shipGrams * quantity,
        photoId,
      })),
    })),
  })
  await takeHolds(tx, ctx, { groupId: group.id, lines, until: holdUntil }).catch((error: unknown) => sayShortage(error, lines))
  if (cod) await sellHolds(tx, ctx, { groupId: group.id })
  else {
    const attempt = { groupId: group.id, collectorId: payment.collectorId, groupCode: group.code, amount: group.total }
    if (transfer) await openAttempt(tx, ctx, { ...attempt, expiresAt: transfer.until, method: 'vietqr', accountId: transfer.accountId, bankChoice: null })
    else if (!byStaff) await openAttempt(tx, ctx, { ...attempt, expiresAt: tryUntil(holdUntil!, ctx.now()), bankChoice: bankChoiceOf(buyer.pay as GatewayChoice) })
    // On the phone nobody stands before the gateway yet: the buyer begins when he opens the message.
    else if (!(await takeGateway(tx, ctx, [payment.collectorId]))) throw new DomainError('conflict', 'collectors.noGateway')
  }
  return group.code
}

async function transferOffer(tx: Writer, ctx: Context, { collectorId }: PaymentQuote): Promise<VietqrOffer> {
  const offer = await collectorOffer(tx, ctx, collectorId, ctx.now())
  if (typeof offer === 'string') throw new DomainError('invalid', offer, { field: 'pay' })
  return offer
}

function replayed(groups: { code: string; buyerPhone: string }[], phone: string): Placed {
  if (groups.some(({ buyerPhone }) => buyerPhone !== phone)) throw new DomainError('conflict', 'common.conflict')
  return { groupCodes: groups.map(({ code }) => code), isNew: false }
}

async function phoneOfActor(tx: Writer, ctx: Context): Promise<string | null> {
  const contact = ctx.actor ? await personContact(tx, ctx.actor.personId) : undefined
  return contact?.phoneChecked ? contact.phone : null
}

async function refuseLimits(tx: Writer, ctx: Context, { buyer, commune, quoted, byStaff }: Pick<PlaceOrder, 'buyer' | 'commune' | 'byStaff'> & { quoted: Quote }): Promise<void> {
  if (buyer.pay === 'cod') {
    const checkedPhone = byStaff ? ((await isCheckedPhone(tx, buyer.phone)) ? buyer.phone : null) : await phoneOfActor(tx, ctx)
    const refusal = codRefusal({ signedIn: ctx.actor !== null, checkedPhone, phone: buyer.phone, total: quoted.total })
    if (refusal) throw new DomainError('invalid', refusal, refusal === 'checkout.codTooMuch' ? { most: showDong(COD.mostTotal), field: 'pay' } : { field: 'pay' })
    if ((await countOpenCod(tx, buyer.phone)) >= COD.mostOpen) throw new DomainError('too_many', 'checkout.codTooMany', { max: COD.mostOpen })
    return
  }
  if (buyer.pay === 'vietqr') {
    const offer = await basketOffer(tx, ctx, quoted)
    if (typeof offer === 'string') throw new DomainError('invalid', offer, { field: 'pay' })
  }
  const now = ctx.now()
  if ((await countUnpaidOfPhone(tx, buyer.phone, now)) >= MOST_UNPAID.phone) throw new DomainError('too_many', 'checkout.unpaidPhone', { max: MOST_UNPAID.phone })
  const address = fold(buyer.address)
  const sameAddress = (await unpaidAddresses(tx, commune.code, now)).filter((line) => fold(line) === address)
  if (sameAddress.length >= MOST_UNPAID.address) throw new DomainError('too_many', 'checkout.unpaidAddress', { max: MOST_UNPAID.address })
}
