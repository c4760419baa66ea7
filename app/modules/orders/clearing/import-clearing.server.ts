import type { z } from 'zod'
import type { Context } from '#app/lib/context.ts'
import { DomainError } from '#app/lib/errors.ts'
import { localDay } from '#app/lib/time.ts'
import type { ClearingImported } from '#app/modules/payments/clearing/import-file.server.ts'
import { importSettlement } from '#app/modules/payments/clearing/import-settlement.server.ts'
import type { ClearingImportForm } from './clearing.form.ts'
import { importCarrierBill } from './import-carrier-bill.server.ts'
import { importRemittance } from './import-remittance.server.ts'

/** One of the three files as the page sends it. Throws beside `day` or `month` for what is still to come. */
export async function importClearing(ctx: Context, { file, ...form }: z.output<typeof ClearingImportForm>): Promise<ClearingImported> {
  const today = localDay(ctx.now())
  if ('day' in form && form.day > today) throw new DomainError('invalid', 'clearing.toCome', { field: 'day' })
  if ('month' in form && form.month > today.slice(0, 7)) throw new DomainError('invalid', 'clearing.toCome', { field: 'month' })
  const sent = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  switch (form.type) {
    case 'settlement':
      return importSettlement(ctx, { ...form, ...sent })
    case 'remittance':
      return importRemittance(ctx, { ...form, ...sent })
    case 'carrier_bill':
      return importCarrierBill(ctx, { ...form, ...sent })
  }
}
