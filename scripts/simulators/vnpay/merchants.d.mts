export function secretsOf(own: { tmnCode: string; hashSecret: string }): (tmnCode: string | undefined) => string | undefined
export function trialCodes(most: number): string[]
