import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { personPhones, persons } from '#db/schema/accounts.ts'
import { orderCalls, orderLines, orders } from '#db/schema/orders.ts'
import { memberships } from '#db/schema/producers.ts'

/** Who takes orders for these producers and has a number, owners and checked numbers first. */
export const contactsOf = (read: Reader, producerIds: readonly string[], now: Date) =>
  read
    .select({ producerId: memberships.producerId, role: memberships.role, fullName: persons.fullName, addressForm: persons.addressForm, phone: personPhones.phone, checkedAt: personPhones.checkedAt })
    .from(memberships)
    .innerJoin(persons, eq(persons.id, memberships.personId))
    .innerJoin(personPhones, eq(personPhones.personId, persons.id))
    .where(
      and(
        inArray(memberships.producerId, [...producerIds]),
        inArray(memberships.role, ['owner', 'packer']),
        lte(memberships.validFrom, now),
        or(isNull(memberships.validTo), gt(memberships.validTo, now)),
      ),
    )
    .orderBy(asc(memberships.role), asc(memberships.validFrom), desc(personPhones.createdAt), asc(personPhones.id))

export const goodsOf = (read: Reader, codes: readonly string[]) =>
  read
    .select({ code: orders.code, name: orderLines.name, unitLabel: orderLines.unitLabel, quantity: orderLines.quantity })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(inArray(orders.code, [...codes]))
    .orderBy(asc(orderLines.productId))

/** The newest call first. */
export const callsAbout = (read: Reader, codes: readonly string[]) =>
  read
    .select({ code: orders.code, outcome: orderCalls.outcome, at: orderCalls.at })
    .from(orderCalls)
    .innerJoin(orders, eq(orders.id, orderCalls.orderId))
    .where(inArray(orders.code, [...codes]))
    .orderBy(desc(orderCalls.at), desc(orderCalls.id))
