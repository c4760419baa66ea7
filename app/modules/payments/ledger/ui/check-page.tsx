import { Form } from '@remix-run/react'
import { useSay, useT } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card, DataTable, Empty, Notice, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { Finding } from '../findings.ts'
import type { BooksState } from '../kept-checks.server.ts'
import { BooksLine } from './books-line.tsx'

export type CheckFacts = { books: BooksState; findings: Finding[]; entries: number; tookMs: number; names: Record<string, string> }

export function CheckPage({ books, findings, entries, tookMs, names, refusal }: CheckFacts & { refusal: string | undefined }) {
  const [t, say] = [useT(), useSay()]
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  return (
    <Page>
      <BooksLine books={books} linked={false} />
      <PageTitle lead={t('ledger.checkLead')}>{t('ledger.checkPage')}</PageTitle>
      {refusal && <Notice tone="warn" live title={say(refusal)} />}
      {books.kind !== 'unchecked' && <p>{t('ledger.checked', { entries: groupDigits(entries), ms: groupDigits(tookMs) })}</p>}
      <Form method="post"><Button kind="secondary" icon="check">{t('ledger.checkAgain')}</Button></Form>
      {books.kind !== 'unchecked' && findings.length === 0 && <Empty title={t('ledger.noFindings')} />}
      {rules.map((rule) => {
        const rows = findings.filter((finding) => finding.rule === rule)
        const unlisted = [...new Map(rows.map(({ collectorId, ofRule }) => [collectorId, ofRule])).values()].reduce((sum, n) => sum + n, 0) - rows.length
        return (
          <Section key={rule} title={t(`ledger.rule_${rule}`)}>
            <Card>
              <DataTable
                hideCaption
                caption={t(`ledger.rule_${rule}`)}
                rows={rows}
                rowKey={({ collectorId, id, about }) => `${collectorId}${id}${about}`}
                columns={[
                  { key: 'about', title: t('ledger.where'), cell: ({ about, id }) => <span className="break-all">{about} <span className="text-sm text-ink-soft">{id}</span></span> },
                  { key: 'collector', title: t('ledger.collector'), cell: ({ collectorId }) => names[collectorId] ?? collectorId },
                  { key: 'expected', title: t('ledger.expected'), number: true, cell: ({ expected }) => groupDigits(expected) },
                  { key: 'found', title: t('ledger.found'), number: true, cell: ({ found }) => groupDigits(found) },
                ]}
              />
              {unlisted > 0 && <p>{t('ledger.unlisted', { n: groupDigits(unlisted) })}</p>}
            </Card>
          </Section>
        )
      })}
      <ButtonLink to="/quan-tri/so-cai" kind="quiet">{t('ledger.books')}</ButtonLink>
    </Page>
  )
}
