import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainChoice, type Choice } from '#app/ui/choice-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'

type Answer = SubmissionResult<string[]> | undefined

const formOf = (code: string) => `cancel-${code}`
const errorsOf = (answer: Answer, code: string): Record<string, string[]> => {
  const { intent, order } = answer?.initialValue ?? {}
  if (intent !== 'cancel' || order !== code) return {}
  return Object.fromEntries(Object.entries(answer?.error ?? {}).filter((entry): entry is [string, string[]] => entry[0] !== '' && entry[1] !== null))
}

/** On top of the page: what was left out below. */
export function CancelFaults({ code, answer }: { code: string; answer: Answer }) {
  const t = useT()
  return <ErrorSummary form={{ id: formOf(code), allErrors: errorsOf(answer, code) }} title={t('common.seeBelow')} />
}

type Props = { code: string; answer: Answer; title: string; lead: string; reasons: Choice[]; action?: string; card?: boolean }

/** The whole order ends, and its reason is asked for: folded away until somebody wants it, open when she left the reason out. */
export function CancelOrder({ code, answer, title, lead, reasons, action, card = false }: Props) {
  const t = useT()
  const wrong = errorsOf(answer, code).reason?.[0]
  return (
    <details className={card ? 'card' : undefined} open={wrong !== undefined}>
      <summary className="flex min-h-touch items-center text-danger underline">{title}</summary>
      <Form method="post" className="stack pt-2" {...(action && { action })}>
        <p className="text-sm text-ink-soft">{lead}</p>
        <input type="hidden" name="intent" value="cancel" />
        <input type="hidden" name="order" value={code} />
        <PlainChoice name="reason" id={`${formOf(code)}-reason`} label={t('checkout.cancelWhy')} options={reasons} error={wrong} />
        <Button kind="danger" wide>{t('checkout.cancelYes')}</Button>
      </Form>
    </details>
  )
}
