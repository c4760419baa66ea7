import { useForm } from '@conform-to/react'
import { Form, useActionData } from '@remix-run/react'
import type { MemberRole } from '#app/lib/context.ts'
import { useT } from '#app/lib/i18n.ts'
import { showPhone } from '#app/lib/phone.ts'
import { showDate } from '#app/lib/time.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ChoiceField, type FieldLike, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { Badge, Card, CardList, Section } from '#app/ui/page.tsx'

type Member = { personId: string; fullName: string; roles: MemberRole[]; since: Date; phone: string | null }

/** Who belongs to the producer and does what; the owner may add people and end their tasks. */
export function MembersSection({ members, mayChange, children }: { members: Member[]; mayChange: boolean; children?: (member: Member) => React.ReactNode }) {
  const t = useT()
  return (
    <Section title={t('producers.members')}>
      <CardList>
        {members.map((member) => (
          <Card key={member.personId} as="li">
            <p className="font-bold">{member.fullName}</p>
            <div className="row">
              {member.roles.map((role) => <Badge key={role} tone={role === 'owner' ? 'good' : 'plain'}>{t(`producers.role.${role}`)}</Badge>)}
              <span className="text-sm text-ink-soft">{t('producers.since', { date: showDate(member.since) })}</span>
              {member.phone && <span className="text-sm text-ink-soft">{showPhone(member.phone)}</span>}
            </div>
            {children?.(member)}
            {mayChange && member.roles.filter((role) => role !== 'owner').map((role) => <EndRole key={role} personId={member.personId} role={role} />)}
          </Card>
        ))}
      </CardList>
      {mayChange && <AddMember />}
    </Section>
  )
}

function EndRole({ personId, role }: { personId: string; role: Exclude<MemberRole, 'owner'> | 'owner' }) {
  const t = useT()
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="endMember" />
      <input type="hidden" name="personId" value={personId} />
      <input type="hidden" name="role" value={role} />
      <Button kind="quiet">{t('producers.endRole', { role: t(`producers.role.${role}`) })}</Button>
    </Form>
  )
}

function AddMember() {
  const t = useT()
  const [form, untyped] = useForm({ id: 'member', lastResult: resultFor(useActionData(), 'addMember') })
  const fields = untyped as unknown as Record<'fullName' | 'phone' | 'role', FieldLike>
  return (
    <details open={Object.keys(form.allErrors).length > 0}>
      <summary className="btn btn-secondary">{t('producers.addMember')}</summary>
      <Form method="post" id={form.id} noValidate className="stack pt-4">
        <ErrorSummary form={form} title={t('common.seeBelow')} />
        <input type="hidden" name="intent" value="addMember" />
        <TextField field={fields.fullName} label={t('producers.fullName')} />
        <TextField field={fields.phone} label={t('producers.phone')} optional={t('producers.phoneOptional')} type="tel" inputMode="numeric" />
        <ChoiceField
          field={fields.role}
          label={t('producers.roleDoes')}
          options={(['accountant', 'packer', 'helper'] as const).map((role) => ({ value: role, label: t(`producers.role.${role}`), hint: t(`producers.roleHint.${role}`) }))}
        />
        <Button>{t('producers.addMemberButton')}</Button>
      </Form>
    </details>
  )
}
