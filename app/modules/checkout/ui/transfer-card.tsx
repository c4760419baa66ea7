import type { ReactNode } from 'react'
import { useT } from '#app/lib/i18n.ts'
import { showDong } from '#app/lib/money.ts'
import type { Transfer } from '#app/modules/payments/vietqr/find-transfer.server.ts'
import { Notice } from '#app/ui/page.tsx'
import { QrImage, type Qr } from '#app/ui/qr-image.tsx'
import { useWhen } from './when.tsx'

type ShownTransfer = Omit<Transfer, 'payload'>

/** The state in words: who waits for what until when, and what not to do. */
export function TransferNotice({ transfer, children }: { transfer: ShownTransfer; children?: ReactNode }) {
  const t = useT()
  const { full } = useWhen()
  return (
    <Notice tone="warn" live title={t('checkout.transferWait', { until: full(transfer.until) })}>
      <p className="text-sm">{t(transfer.direct ? 'checkout.transferStateDirect' : 'checkout.transferState')}</p>
      {children}
    </Notice>
  )
}

/** Where to transfer, how much and with which words; each to be copied by itself. */
export function TransferCard({ transfer, qr }: { transfer: ShownTransfer; qr?: Qr }) {
  const t = useT()
  const { code, shownCode, amount, bankName, number, holderName } = transfer
  return (
    <section className="card stack" aria-labelledby="transfer">
      <h2 id="transfer" className="text-lg">{t('checkout.transferTitle')}</h2>
      {qr && (
        <div>
          <div className="mx-auto max-w-[17rem] rounded border-2 border-ink">
            <QrImage qr={qr} label={t('checkout.transferQr', { amount: showDong(amount), code: shownCode })} />
          </div>
          <p className="mt-2 text-center text-sm text-ink-soft">{t('checkout.transferScan')}</p>
        </div>
      )}
      <dl className="stack">
        <Row label={t('checkout.transferBank')} value={bankName} />
        <Row label={t('checkout.transferNumber')} value={number} copy={number} mono />
        <Row label={t('checkout.transferHolder')} value={holderName} />
        <Row label={t('checkout.transferAmount')} value={showDong(amount)} copy={String(amount)} mono />
        <Row label={t('checkout.transferText')} value={code} copy={code} mono />
      </dl>
      <p className="font-bold">{t('checkout.transferExact')}</p>
    </section>
  )
}

/** One tap marks the whole value; where scripts run, the button copies it. */
function Row({ label, value, copy, mono = false }: { label: string; value: string; copy?: string; mono?: boolean }) {
  const t = useT()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] border-b border-line pb-2">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className={`col-start-1 select-all text-lg font-bold [overflow-wrap:anywhere] ${mono ? 'font-mono' : ''}`}>{value}</dd>
      {copy && (
        <dd className="col-start-2 row-span-2 row-start-1 ml-3 self-center">
          <button type="button" hidden data-copy={copy} data-copied={t('checkout.copied')} className="min-h-touch min-w-touch rounded border-2 border-tea px-3 font-bold text-tea" aria-label={t('checkout.copyThis', { what: label })}>
            {t('checkout.copy')}
          </button>
        </dd>
      )}
    </div>
  )
}
