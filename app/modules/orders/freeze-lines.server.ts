import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Writer } from '#db/client.server.ts'
import { lineFreezes } from '#db/schema/orders.ts'
import type { Context } from '#app/lib/context.ts'

type Subject = { subjectType: string; subjectId: string }

/** Step: the money of these lines waits until the subject is decided. The caller holds the order's row, so that a release comes before or after, never between. */
export async function freezeLines(tx: Writer, ctx: Context, { orderId, productIds, ...subject }: Subject & { orderId: string; productIds: readonly string[] }): Promise<void> {
  await tx.insert(lineFreezes).values(productIds.map((productId) => ({ ...subject, orderId, productId, frozenAt: ctx.now() }))).onConflictDoNothing()
}

/** Step: this subject is decided; another one may still hold the same line. */
export const liftFreeze = async (tx: Writer, ctx: Context, { subjectId }: Pick<Subject, 'subjectId'>): Promise<void> =>
  void (await tx.update(lineFreezes).set({ liftedAt: ctx.now() }).where(and(eq(lineFreezes.subjectId, subjectId), isNull(lineFreezes.liftedAt))))

/** Lines of an order whose money waits. */
export const frozenLines = async (read: Reader, orderId: string): Promise<string[]> => [
  ...new Set((await read.select({ productId: lineFreezes.productId }).from(lineFreezes).where(and(eq(lineFreezes.orderId, orderId), isNull(lineFreezes.liftedAt)))).map(({ productId }) => productId)),
]
