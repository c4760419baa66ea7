import type { SubmissionResult } from '@conform-to/react'

/** An action's answer for the form that was sent, told by its hidden `intent`; the other forms of the page stay as they are. */
export function resultFor(answer: unknown, intent: string): SubmissionResult<string[]> | null {
  const result = answer as SubmissionResult<string[]> | undefined
  return result?.initialValue?.intent === intent ? result : null
}
