import { createHash } from 'node:crypto'

/** Shops of the trial: SHOP0001 to SHOP9999, each with a secret of its own that follows from its code, so that a restart forgets nobody. */
const TRIAL = /^SHOP(?!0000)\d{4}$/
const trialSecret = (tmnCode) => createHash('sha256').update(`simulated merchant ${tmnCode}`).digest('hex').slice(0, 32).toUpperCase()

/** The secret shared with a merchant; undefined: the gateway has no such shop. */
export const secretsOf = ({ tmnCode, hashSecret }) => (asked) => (asked === tmnCode ? hashSecret : TRIAL.test(asked ?? '') ? trialSecret(asked) : undefined)

export const trialCodes = (most) => Array.from({ length: most }, (_, index) => `SHOP${String(index + 1).padStart(4, '0')}`)
