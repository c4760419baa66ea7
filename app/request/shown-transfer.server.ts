import { qrOf } from '#app/lib/qr.server.ts'
import type { Transfer } from '#app/modules/payments/vietqr/find-transfer.server.ts'
import type { Qr } from '#app/ui/qr-image.tsx'

/** For a page: the picture instead of its text. */
export function shownTransfer(transfer: Transfer | null): { transfer: Omit<Transfer, 'payload'> | null; qr: Qr | null } {
  if (!transfer) return { transfer: null, qr: null }
  const { payload, ...shown } = transfer
  return { transfer: shown, qr: qrOf(payload) }
}
