import { useT } from '#app/lib/i18n.ts'
import { PageTitle, Steps } from '#app/ui/page.tsx'

export const productSteps = ['what', 'about', 'photos', 'check'] as const
export type ProductStep = (typeof productSteps)[number]

/** How the steps stand in an address. */
const stepPaths: Record<ProductStep, string> = { what: 'mon', about: 'ke', photos: 'anh', check: 'xem' }
export const pathOfProductStep = (productId: string, step: ProductStep): string => `/nong-ho/san-pham/${productId}?buoc=${stepPaths[step]}`
export const productStepOf = (word: string | null): ProductStep | undefined => productSteps.find((step) => stepPaths[step] === word)

export function ProductProgress({ step, title, kicker }: { step: ProductStep; title: string; kicker?: string | undefined }) {
  const t = useT()
  return (
    <>
      <PageTitle kicker={kicker}>{title}</PageTitle>
      <Steps
        items={productSteps.map((key) => ({ key, label: t(`catalog.step.${key}`) }))}
        current={productSteps.indexOf(step)}
        states={{ done: t('catalog.stepDone'), now: t('catalog.stepNow'), todo: t('catalog.stepTodo') }}
      />
    </>
  )
}
