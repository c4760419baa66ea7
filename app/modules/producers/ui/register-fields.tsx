import type { FieldLike } from '#app/ui/field.tsx'
import { CheckField, ChoiceField, TextField } from '#app/ui/field.tsx'
import { useT } from '#app/lib/i18n.ts'
import { CommuneField } from '#app/modules/places/ui/commune-field.tsx'
import { ConsentText } from './consent-section.tsx'

type Fields = Record<string, { getFieldset?: unknown } & FieldLike>

/** Which household, where, and what it grows; asked of the farmer herself and by staff at the door in the same words. */
export function RegisterFields({ fields, consent = false }: { fields: unknown; consent?: boolean }) {
  const t = useT()
  const field = fields as Fields
  return (
    <>
      <ChoiceField
        field={field.kind!}
        label={t('producers.kind')}
        options={[
          { value: 'household', label: t('producers.kind.household'), icon: 'home' },
          { value: 'cooperative', label: t('producers.kind.cooperative'), icon: 'people' },
          { value: 'business', label: t('producers.kind.business'), icon: 'stall' },
        ]}
      />
      <TextField field={field.name!} label={t('producers.orgName')} optional={t('producers.orgNameHint')} />
      <CommuneField field={field.commune!} codeField={field.communeCode!} label={t('producers.commune')} />
      <TextField field={field.hamlet!} label={t('producers.hamlet')} hint={t('producers.hamletHint')} />
      <TextField field={field.grows!} label={t('producers.grows')} hint={t('producers.growsHint')} />
      {consent && (
        <>
          <ConsentText />
          <CheckField field={field.consent!} label={t('producers.consentLabel')} />
        </>
      )}
    </>
  )
}
