import { Link } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Card, DataTable, Page, PageTitle, Progress, Section } from '#app/ui/page.tsx'
import type { Progress as Figures, UnitProgress } from '../get-progress.server.ts'
import { percentOf, stages, watched, type Figure } from '../stages.ts'

type Behind = (unitPath: string, figure: Figure) => string

/** The whole way with its figures. `behind` builds the address of the list of a figure; without it figures are plain numbers. */
export function ProgressPage({ progress, behind }: { progress: Figures; behind: Behind | undefined }) {
  const t = useT()
  const { total, provinces, communes } = progress
  return (
    <Page>
      <PageTitle lead={t('reporting.lead', { time: showDateTime(progress.asOf) })}>{t('reporting.title')}</PageTitle>
      <Headline unit={total} behind={behind} />
      <Section title={t('reporting.way')}>
        <Way unit={total} behind={behind} />
      </Section>
      <Section title={t('reporting.watch')}>
        <p>{t('reporting.watchLead')}</p>
        <ul className="stack">
          {watched.map((figure) => (
            <li key={figure}>
              <FigureLink unit={total} figure={figure} behind={behind} /> {t(`reporting.${figure}`)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('reporting.cashless')}>
        <Cashless {...progress.cashless} />
      </Section>
      {provinces.length > 1 && (
        <Section title={t('reporting.byProvince')}>
          <UnitTable units={provinces} caption={t('reporting.byProvince')} behind={behind} />
        </Section>
      )}
      <Section title={t('reporting.byCommune')}>
        <UnitTable units={communes} caption={t('reporting.byCommune')} behind={behind} />
      </Section>
    </Page>
  )
}

function Headline({ unit, behind }: { unit: UnitProgress; behind: Behind | undefined }) {
  const t = useT()
  const percent = percentOf(unit.figures.paid_90_days, unit.households)
  return (
    <Card>
      <p className="font-display text-3xl font-bold text-tea">
        <FigureLink unit={unit} figure="paid_90_days" behind={behind} />
      </p>
      <p className="text-lg font-bold">{t('reporting.headline')}</p>
      <p>{percent === undefined ? t('reporting.noDenominator') : t('reporting.ofHouseholds', { households: groupDigits(unit.households!), percent })}</p>
    </Card>
  )
}

function Way({ unit, behind }: { unit: UnitProgress; behind: Behind | undefined }) {
  const t = useT()
  const whole = unit.households ?? unit.figures.registered
  return (
    <ol className="stack">
      {stages.map((stage) => (
        <li key={stage}>
          <Progress
            value={unit.figures[stage]}
            max={whole}
            label={
              <>
                <FigureLink unit={unit} figure={stage} behind={behind} /> {t(`reporting.${stage}`)}
                <Goal unit={unit} figure={stage} />
              </>
            }
          />
        </li>
      ))}
    </ol>
  )
}

function Goal({ unit, figure }: { unit: UnitProgress; figure: (typeof stages)[number] }) {
  const t = useT()
  const target = unit.targets[figure]
  return target === undefined ? null : <span className="font-normal text-ink-soft"> · {t('reporting.target', { target: groupDigits(target) })}</span>
}

function FigureLink({ unit, figure, behind }: { unit: UnitProgress; figure: Figure; behind: Behind | undefined }) {
  const t = useT()
  const shown = groupDigits(unit.figures[figure])
  if (!behind) return <>{shown}</>
  const label = `${shown} · ${t('reporting.behindOf', { figure: t(`reporting.${figure}`), unit: unit.name || t('reporting.all') })}`
  return (
    <Link to={behind(unit.unitPath, figure)} aria-label={label} className="inline-flex min-h-touch min-w-touch items-center font-bold text-tea underline">
      {shown}
    </Link>
  )
}

function UnitTable({ units, caption, behind }: { units: UnitProgress[]; caption: string; behind: Behind | undefined }) {
  const t = useT()
  const shownStages = stages.filter((stage) => stage !== 'registered')
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={units}
      rowKey={(unit) => unit.unitPath}
      columns={[
        { key: 'unit', title: t('reporting.unit'), cell: (unit) => unit.name },
        { key: 'households', title: t('reporting.households'), number: true, cell: (unit) => (unit.households === undefined ? '–' : groupDigits(unit.households)) },
        ...(['registered', ...shownStages] as const).map((figure) => ({
          key: figure,
          title: t(`reporting.${figure}`),
          number: true,
          cell: (unit: UnitProgress) => (
            <>
              <FigureLink unit={unit} figure={figure} behind={behind} />
              <Goal unit={unit} figure={figure} />
            </>
          ),
        })),
      ]}
    />
  )
}

function Cashless({ vnpay, cod }: { vnpay: number; cod: number }) {
  const t = useT()
  const percent = percentOf(vnpay, vnpay + cod)
  if (percent === undefined) return <p>{t('reporting.noPaidOrders')}</p>
  return <p>{t('reporting.cashlessShare', { percent, vnpay: groupDigits(vnpay), orders: groupDigits(vnpay + cod), cod: groupDigits(cod) })}</p>
}
