import { useForm } from '@conform-to/react'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { showDate } from '#app/lib/time.ts'
import { addCooperativeMember, endCooperativeMember, listCooperativeMembers } from '#app/modules/producers/cooperative-members.server.ts'
import { CooperativeForm } from '#app/modules/producers/cooperative.form.ts'
import { can } from '#app/modules/producers/member-rights.ts'
import { openContext } from '#app/request/context.server.ts'
import { readForm, withForm } from '#app/request/form.server.ts'
import { page } from '#app/request/page.server.ts'
import { titled } from '#app/request/titled.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { type FieldLike, TextField } from '#app/ui/field.tsx'
import { resultFor } from '#app/ui/form-result.ts'
import { Card, CardList, Empty, Page, PageTitle } from '#app/ui/page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = page(async ({ request }: LoaderFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return { title: titled(ctx.locale, 'producers.coop.title'), ...(await listCooperativeMembers(ctx)), keeps: can(ctx.producer.roles, 'money') }
})

export const action = page(async ({ request }: ActionFunctionArgs) => {
  const ctx = await openContext(request, { need: 'farmer' })
  return withForm(
    await readForm(request),
    CooperativeForm,
    async (form) => {
      await (form.intent === 'add' ? addCooperativeMember(ctx, form) : endCooperativeMember(ctx, form))
      return redirect('/nong-ho/thanh-vien', 303)
    },
    ctx,
  )
})

export default function Cooperative() {
  const { name, members, keeps } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <Page width="narrow">
      <PageTitle kicker={name} lead={t('producers.coop.lead')}>{t('producers.coop.title')}</PageTitle>
      {members.length === 0 ? (
        <Empty title={t('producers.coop.none')} />
      ) : (
        <CardList>
          {members.map((member) => (
            <Card key={member.id} as="li">
              <div className="flex items-center justify-between">
                <p className="mr-3">
                  <span className="block font-bold">{member.name}</span>
                  <span className="text-ink-soft">{t('producers.coop.since')} {showDate(member.since)}</span>
                </p>
                {keeps && (
                  <Form method="post">
                    <input type="hidden" name="intent" value="end" />
                    <input type="hidden" name="id" value={member.id} />
                    <Button kind="quiet" aria-label={`${t('producers.coop.end')}: ${member.name}`}>{t('producers.coop.end')}</Button>
                  </Form>
                )}
              </div>
            </Card>
          ))}
        </CardList>
      )}
      {keeps && <AddMember key={members.length} />}
      <ButtonLink to="/nong-ho/tien-ve" kind="quiet">{t('statements.toMoney')}</ButtonLink>
    </Page>
  )
}

function AddMember() {
  const t = useT()
  const [form, untyped] = useForm({ id: 'member', lastResult: resultFor(useActionData(), 'add') })
  const fields = untyped as unknown as Record<'name', FieldLike>
  return (
    <Form method="post" id={form.id} noValidate className="stack">
      <ErrorSummary form={form} title={t('common.seeBelow')} />
      <input type="hidden" name="intent" value="add" />
      <TextField field={fields.name} label={t('producers.coop.name')} hint={t('producers.coop.nameHint')} autoComplete="off" />
      <Button wide icon="plus">{t('producers.coop.add')}</Button>
    </Form>
  )
}
