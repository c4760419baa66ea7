import { useT } from '#app/lib/i18n.ts'
import { showDate, showDateTime } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { Badge, Card, CardList, Section } from '#app/ui/page.tsx'

type Session = { id: string; device: string; createdAt: Date; seenAt: Date; current: boolean }

export function MySessions({ sessions }: { sessions: Session[] }) {
  const t = useT()
  return (
    <Section title={t('accounts.mineSessions')}>
      <CardList>
        {sessions.map(({ id, device, createdAt, seenAt, current }) => (
          <Card key={id} as="li">
            <p className="font-bold">
              {device || t('accounts.sessionUnknown')} {current && <Badge tone="good">{t('accounts.sessionHere')}</Badge>}
            </p>
            <p className="text-sm text-ink-soft">{t('accounts.sessionSeen', { since: showDateTime(createdAt), seen: showDateTime(seenAt) })}</p>
            {!current && <Remove intent="session" id={id} label={t('accounts.sessionEnd')} />}
          </Card>
        ))}
      </CardList>
    </Section>
  )
}

export function MyDevices({ devices }: { devices: { id: string; name: string; enrolledAt: Date }[] }) {
  const t = useT()
  if (devices.length === 0) return null
  return (
    <Section title={t('accounts.mineDevices')}>
      <CardList>
        {devices.map(({ id, name, enrolledAt }) => (
          <Card key={id} as="li">
            <p className="font-bold">{name || t('accounts.sessionUnknown')}</p>
            <p className="text-sm text-ink-soft">{t('accounts.deviceSince', { date: showDate(enrolledAt) })}</p>
            <Remove intent="device" id={id} label={t('accounts.deviceEnd')} />
          </Card>
        ))}
      </CardList>
    </Section>
  )
}

function Remove({ intent, id, label }: { intent: string; id: string; label: string }) {
  return (
    <form method="post" action="/tai-khoan">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Button kind="quiet">{label}</Button>
    </form>
  )
}
