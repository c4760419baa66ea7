export const stallStates = ['draft', 'open', 'paused'] as const
export type StallState = (typeof stallStates)[number]

export const limits = { name: 60, story: 600, pickupAddress: 200 } as const

/** Questions of the wizard in their order; the story may stay empty. */
export const wizardSteps = ['name', 'story', 'pickup', 'rules'] as const
export type WizardStep = (typeof wizardSteps)[number]

type Answers = { name: string; pickupAddress: string; rulesAcceptedAt: Date | null }

/** What the wizard still has to ask before the stall may open. */
export function missingSteps(stall: Answers | undefined): Exclude<WizardStep, 'story'>[] {
  if (!stall) return ['name', 'pickup', 'rules']
  return [
    ...(stall.name === '' ? (['name'] as const) : []),
    ...(stall.pickupAddress === '' ? (['pickup'] as const) : []),
    ...(stall.rulesAcceptedAt ? [] : (['rules'] as const)),
  ]
}

/** Where to go on: the first unanswered question; the story is asked once on the way to the address. */
export function nextStep(stall: (Answers & { story: string }) | undefined): WizardStep | undefined {
  const [missing] = missingSteps(stall)
  return missing === 'pickup' && stall?.story === '' ? 'story' : missing
}

const paths: Record<WizardStep, string> = { name: 'ten', story: 'ke', pickup: 'noi-lay', rules: 'quy-che' }

export const pathOfStep = (step: WizardStep): string => `/nong-ho/gian-hang?buoc=${paths[step]}`
export const stepOfPath = (typed: string | null): WizardStep | undefined => wizardSteps.find((step) => paths[step] === typed)
