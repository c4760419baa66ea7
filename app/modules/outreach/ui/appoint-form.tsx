import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showPhone } from '#app/lib/phone.ts'
import { CommuneField } from '#app/modules/places/ui/commune-field.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, SelectField, TextField } from '#app/ui/field.tsx'
import { KeyValues, Notice } from '#app/ui/page.tsx'
import type { Candidates } from '../appoint.server.ts'
import { grantableRoles, isCollectorRole, type GrantableRole } from '../grantable.ts'

type Last = { lastResult: SubmissionResult<string[]> | undefined }
export type Asked = { phone: string; role: GrantableRole; commune: string; communeCode: string; collectorId: string }
const NEW = 'new'

export function AskForm({ lastResult, collectors }: Last & { collectors: { id: string; name: string }[] }) {
  const t = useT()
  const [form, fields] = useForm<Record<'phone' | 'role' | 'commune' | 'communeCode' | 'collectorId', string>>({ id: 'ask', lastResult })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="ask" />
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <TextField field={fields.phone} label={t('outreach.phoneOf')} hint={t('outreach.phoneOfHint')} type="tel" inputMode="tel" autoComplete="off" />
      <ChoiceField field={fields.role} label={t('outreach.roleTitle')} options={grantableRoles.filter((role) => collectors.length > 0 || !isCollectorRole(role)).map((role) => ({ value: role, label: t(`accounts.role.${role}`), hint: t(`outreach.does.${role}`) }))} />
      <CommuneField field={fields.commune} codeField={fields.communeCode} label={t('outreach.where')} />
      {collectors.length > 0 && (
        <SelectField field={fields.collectorId} label={t('outreach.whichCollector')} hint={t('outreach.whichCollectorHint')} placeholder={t('outreach.noCollector')} options={collectors.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      <div className="grid gap-2 sm:grid-cols-2">
        <Button icon="arrow">{t('common.next')}</Button>
        <ButtonLink to="/quan-tri/nguoi-dung" kind="quiet">{t('common.cancel')}</ButtonLink>
      </div>
    </Form>
  )
}

/** Reads everything back before the role is given. */
export function ConfirmForm({ asked, candidates, lastResult }: Last & { asked: Asked; candidates: Candidates }) {
  const t = useT()
  const { people, place, hamlets } = candidates
  const [form, fields] = useForm<Record<'person' | 'fullName' | 'hamlet', string>>({ id: 'appoint', lastResult, defaultValue: { person: people[0]?.id ?? NEW } })
  return (
    <Form method="post" {...getFormProps(form)} className="stack">
      <input type="hidden" name="intent" value="appoint" />
      {Object.entries(asked).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <KeyValues
        rows={[
          { key: 'phone', label: t('outreach.phone'), value: showPhone(asked.phone) },
          { key: 'role', label: t('outreach.roleTitle'), value: t(`accounts.role.${asked.role}`), strong: true },
          { key: 'unit', label: t('outreach.unit'), value: place },
        ]}
      />
      {people.length > 0 && (
        <ChoiceField
          field={fields.person}
          label={t('outreach.whoOnPhone')}
          options={[...people.map(({ id, called }) => ({ value: id, label: called })), { value: NEW, label: t('outreach.somebodyNew'), hint: t('outreach.somebodyNewHint') }]}
        />
      )}
      {people.length === 0 && (
        <>
          <Notice tone="info" title={t('outreach.nobodyOnPhone')} />
          <input type="hidden" name="person" value={NEW} />
        </>
      )}
      <TextField field={fields.fullName} label={t('outreach.newName')} hint={t('accounts.fullNameHint')} optional={people.length > 0 ? t('outreach.onlyIfNew') : undefined} autoComplete="off" />
      {asked.role === 'team_member' && hamlets.length > 0 && (
        <SelectField field={fields.hamlet} label={t('outreach.hamlet')} placeholder={t('outreach.wholeCommune')} options={hamlets.map(({ name, unitPath }) => ({ value: unitPath, label: name }))} />
      )}
      <p>{t('outreach.appointNote')}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        <Button icon="check">{t('outreach.giveRole')}</Button>
        <ButtonLink to="/quan-tri/nguoi-dung/giao-viec" kind="quiet" reloadDocument>{t('common.back')}</ButtonLink>
      </div>
    </Form>
  )
}
