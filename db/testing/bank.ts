import type { Actor, Context } from '#app/lib/context.ts'
import { showDay } from '#app/lib/time.ts'
import { addCollectorAccount } from '#app/modules/payments/collectors/collector-account.server.ts'
import { transferCode } from '#app/modules/payments/vietqr/transfer-code.server.ts'
import { paymentAttempts } from '../schema/payments.ts'
import { aCollector, aPerson } from '../testing.ts'

export const VIETCOMBANK = '970436'

/** The collector with an account, its maker and its checker. */
export async function aBankedCollector(ctx: Context, { id = 'buu-dien', number = '0011004567890', ...row }: Parameters<typeof aCollector>[1] & { number?: string } = {}) {
  await aCollector(ctx, { id, ...row })
  const accountId = await ctx.store.write((tx) => addCollectorAccount(tx, ctx, { collectorId: id, bankBin: VIETCOMBANK, number, holderName: 'BUU DIEN DEMO' }))
  return { id, accountId, number, maker: await aCollectorsPerson(ctx, id, 'collector_maker', 'Trần Thị Vân'), checker: await aCollectorsPerson(ctx, id, 'collector_checker', 'Đặng Văn Long') }
}

async function aCollectorsPerson(ctx: Context, collectorId: string, role: 'collector_maker' | 'collector_checker', fullName: string): Promise<Actor> {
  const { id } = await aPerson(ctx, { fullName })
  return { personId: id, name: fullName, grants: [{ role, unitPath: '', collectorId }] }
}

/** An open VietQR attempt of a group, as its pay page opens one. */
export async function aTransferAttempt(ctx: Context, group: { id: string; code: string; total: number; holdUntil: Date | null }, { number = 1, state = 'open', accountId = '', collectorId = 'buu-dien' } = {}) {
  const attempt = { id: ctx.newId(), groupId: group.id, collectorId, method: 'vietqr', accountId, txnRef: transferCode(group.code, number), amount: group.total, state, createdAt: ctx.now(), expiresAt: group.holdUntil ?? ctx.now() }
  await ctx.store.write((tx) => tx.insert(paymentAttempts).values(attempt))
  return attempt
}

export type Movement = { reference: string; amount: number; description: string; day?: string }

/** A file as Vietcombank gives it: the account's particulars, the heading, the movements, the sums. */
export function vietcombankCsv(movements: readonly Movement[], { separator = ';', day = '2026-11-22' } = {}): string {
  const grouped = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, ',')
  const line = (...cells: (string | number)[]) => cells.map((cell) => (/[";,\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(separator)
  return [
    'NGÂN HÀNG TMCP NGOẠI THƯƠNG VIỆT NAM',
    line('Số tài khoản:', '0011004567890'),
    '',
    line('STT', 'Ngày giao dịch', 'Số tham chiếu', 'Số tiền ghi nợ', 'Số tiền ghi có', 'Số dư', 'Mô tả'),
    ...movements.map(({ reference, amount, description, ...row }, at) => line(at + 1, showDay(row.day ?? day), reference, amount < 0 ? grouped(-amount) : '', amount > 0 ? grouped(amount) : '', '9,000,000', description)),
    line('Tổng cộng', '', '', '0', '0', '', ''),
  ].join('\r\n')
}
