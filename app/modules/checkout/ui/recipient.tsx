import { useT } from '#app/lib/i18n.ts'
import { showPhone } from '#app/lib/phone.ts'
import { CallLink } from '#app/ui/page.tsx'

export type RecipientView = { recipientName: string; recipientPhone: string; addressLine: string; communeName: string; provinceName: string; note: string }

export function Recipient({ recipientName, recipientPhone, addressLine, communeName, provinceName, note }: RecipientView) {
  const t = useT()
  return (
    <div className="stack">
      <p>
        <strong>{recipientName}</strong>
        <br />
        {addressLine}, {communeName}, {provinceName}
      </p>
      {note && <p className="rounded bg-rice-soft p-3">{t('checkout.noteIs', { note })}</p>}
      <CallLink phone={recipientPhone} label={<>{t('checkout.callRecipient')} · <span className="whitespace-nowrap">{showPhone(recipientPhone)}</span></>} />
    </div>
  )
}
