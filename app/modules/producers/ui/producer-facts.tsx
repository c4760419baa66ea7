import { useT } from '#app/lib/i18n.ts'
import { Card, KeyValues } from '#app/ui/page.tsx'

type Facts = { kind: string; name: string; commune: string; hamlet: string; grows: string }

export function ProducerFacts({ producer }: { producer: Facts }) {
  const t = useT()
  const kind = producer.kind === 'household' ? t('producers.kind.household') : producer.kind === 'cooperative' ? t('producers.kind.cooperative') : t('producers.kind.business')
  return (
    <Card>
      <KeyValues
        rows={[
          { key: 'kind', label: t('producers.kind'), value: kind },
          { key: 'place', label: t('producers.place'), value: [producer.hamlet, producer.commune].filter(Boolean).join(', ') },
          { key: 'grows', label: t('producers.grows'), value: producer.grows },
        ]}
      />
    </Card>
  )
}
