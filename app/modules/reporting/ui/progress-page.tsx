import { useT } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { Card, Empty, Page, PageTitle, Section } from '#app/ui/page.tsx'
import type { Progress as Figures, UnitProgress } from '../get-progress.server.ts'
import { percentOf, watched } from '../stages.ts'
import { FigureLink, type Behind } from './figure-link.tsx'
import { UnitFigures } from './unit-figures.tsx'
import { WayChart } from './way-chart.tsx'

/** The whole way with its figures, each a link to the households behind it where `behind` is given. */
export function ProgressPage({ progress, behind }: { progress: Figures; behind: Behind }) {
  const t = useT()
  const { total, provinces, communes } = progress
  const time = showDateTime(progress.asOf)
  return (
    <Page>
      <PageTitle lead={behind ? t('reporting.lead', { time }) : t('reporting.leadFigures', { time })}>{t('reporting.title')}</PageTitle>
      <Headline unit={total} behind={behind} />
      <div className="grid gap-4 lg:grid-cols-3">
        <div className="lg:col-span-2">
          <Section title={t('reporting.way')}>
            <p className="text-ink-soft">{t('reporting.wayLead')}</p>
            <WayChart unit={total} behind={behind} />
          </Section>
        </div>
        <div>
          <Section title={t('reporting.watch')}>
            <p className="text-ink-soft">{t('reporting.watchLead')}</p>
            <ul>
              {watched.map((figure) => (
                <li key={figure} className="flex items-center">
                  <span className="mr-3 w-12 shrink-0 text-right font-display text-xl"><FigureLink unit={total} figure={figure} behind={behind} /></span>
                  <span className="min-w-0 flex-1">{t(`reporting.${figure}`)}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('reporting.cashless')}>
            <Cashless {...progress.cashless} />
          </Section>
        </div>
      </div>
      {provinces.length > 1 && (
        <Section title={t('reporting.byProvince')}>
          <UnitFigures units={provinces} caption={t('reporting.byProvince')} behind={behind} />
        </Section>
      )}
      <Section title={t('reporting.byCommune')}>
        {communes.length === 0 && <Empty title={t('reporting.noCommune')} />}
        {provinces.length === 1 && <UnitFigures units={communes} caption={t('reporting.byCommune')} behind={behind} />}
        {provinces.length > 1 && provinces.map((province) => <Communes key={province.unitPath} province={province} communes={communes} behind={behind} />)}
      </Section>
    </Page>
  )
}

/** Folded, because a country has thousands. */
function Communes({ province, communes, behind }: { province: UnitProgress; communes: UnitProgress[]; behind: Behind }) {
  const own = communes.filter(({ unitPath }) => unitPath.startsWith(`${province.unitPath}/`))
  return (
    <details>
      <summary className="flex min-h-touch items-center font-bold text-tea underline">
        {province.name} ({groupDigits(own.length)})
      </summary>
      <div className="pt-2">
        <UnitFigures units={own} caption={province.name} behind={behind} />
      </div>
    </details>
  )
}

function Headline({ unit, behind }: { unit: UnitProgress; behind: Behind }) {
  const t = useT()
  const percent = percentOf(unit.figures.paid_90_days, unit.households)
  return (
    <Card>
      <div className="flex items-center">
        <p className="mr-4 font-display text-3xl"><FigureLink unit={unit} figure="paid_90_days" behind={behind} /></p>
        <div className="min-w-0 flex-1">
          <p className="text-lg font-bold">{t('reporting.headline')}</p>
          <p className="text-ink-soft">{percent === undefined ? t('reporting.noDenominator') : t('reporting.ofHouseholds', { households: groupDigits(unit.households!), percent })}</p>
        </div>
      </div>
    </Card>
  )
}

function Cashless({ bank, cod }: { bank: number; cod: number }) {
  const t = useT()
  const percent = percentOf(bank, bank + cod)
  if (percent === undefined) return <p>{t('reporting.noPaidOrders')}</p>
  return (
    <>
      <p><strong className="font-display text-xl">{percent}%</strong> {t('reporting.cashlessShare', { bank: groupDigits(bank), orders: groupDigits(bank + cod) })}</p>
      <p className="text-ink-soft">{t('reporting.codApart', { cod: groupDigits(cod) })}</p>
    </>
  )
}
