import { V7Generator } from 'uuidv7'

const generator = new V7Generator()
const ROLLBACK_MS = 10_000

/** UUIDv7 of the given instant, so that ids sort by time under a moved clock too. */
export const idAt = (at: Date): string => generator.generateOrResetCore(at.getTime(), ROLLBACK_MS).toString()
