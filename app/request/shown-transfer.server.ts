import { qrOf } from '#app/lib/qr.server.ts'
import type { Transfer } from '#app/modules/payments/vietqr/find-transfer.server.ts'
import type { Qr } from '#app/ui/qr-image.tsx'
import { demoBank } from './demo-bank.server.ts'

type Shown = { transfer: Omit<Transfer, 'payload'> | null; qr: Qr | null; bank: string | null }

/** For a page: the picture instead of its text. bank: where a demo's buyer transfers, to come back to `back`. */
export async function shownTransfer(transfer: Transfer | null, back: string): Promise<Shown> {
  if (!transfer) return { transfer: null, qr: null, bank: null }
  const { payload, ...shown } = transfer
  return { transfer: shown, qr: qrOf(payload), bank: await demoBank(payload, back) }
}
