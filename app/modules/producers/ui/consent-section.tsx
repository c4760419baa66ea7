import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { Card, Notice, Section } from '#app/ui/page.tsx'

/** What exactly is agreed to; its wording is `CONSENT_TEXT.data`, changed together. */
export function ConsentText() {
  const t = useT()
  return (
    <Card>
      <p className="font-bold">{t('producers.consentTitle')}</p>
      <ul className="list-disc pl-6">
        <li>{t('producers.consentUse')}</li>
        <li>{t('producers.consentSeen')}</li>
        <li>{t('producers.consentStop')}</li>
      </ul>
      <p className="text-sm text-ink-soft">{t('producers.consentVersion')}</p>
    </Card>
  )
}

export function ConsentSection({ consentAt, mayGive, paper = false }: { consentAt: Date | null; mayGive: boolean; paper?: boolean }) {
  const t = useT()
  const [form, fields] = useForm({ id: 'consent', lastResult: resultFor(useActionData(), 'consent') })
  const consent = (fields as unknown as Record<string, Parameters<typeof CheckField>[0]['field']>).consent!
  return (
    <Section title={t('producers.consentHead')}>
      {consentAt ? (
        <Notice tone="good" title={t('producers.consentSince', { date: showDate(consentAt) })} />
      ) : mayGive ? (
        <Form method="post" id={form.id} noValidate className="stack">
          <ConsentText />
          <input type="hidden" name="intent" value="consent" />
          <CheckField field={consent} label={t(paper ? 'producers.consentPaper' : 'producers.consentLabel')} />
          <Button>{t(paper ? 'producers.consentPaperButton' : 'producers.consentButton')}</Button>
        </Form>
      ) : (
        <Notice tone="warn" title={t('producers.consentNone')} />
      )}
    </Section>
  )
}
