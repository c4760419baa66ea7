import { useT } from '#app/lib/i18n.ts'
import { TextField } from '#app/ui/field.tsx'
import { Question } from './question.tsx'

/** Shown while it is typed: a PIN chosen blind is a PIN forgotten. */
export function ChoosePin({ answer }: { answer: unknown }) {
  const t = useT()
  return (
    <Question<'pin'>
      title={t('accounts.pinChoose')}
      lead={t('accounts.pinChooseLead')}
      answer={answer}
      fields={({ pin }) => <TextField field={pin} label={t('accounts.pin')} inputMode="numeric" autoComplete="off" />}
      button={t('accounts.finish')}
      icon="check"
    />
  )
}
