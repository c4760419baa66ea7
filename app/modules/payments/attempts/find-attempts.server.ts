import type { Reader } from '#db/client.server.ts'
import { attemptById, attemptByRef, attemptsOf, type AttemptRow } from '../payments.repo.server.ts'

/** Of one group, the newest first. Callers have checked whose group it is. */
export const findAttempts = (read: Reader, groupId: string): Promise<AttemptRow[]> => attemptsOf(read, groupId)
export const findAttempt = (read: Reader, id: string): Promise<AttemptRow | undefined> => attemptById(read, id)
/** Behind a reference of ours that came back signed. */
export const findAttemptByRef = (read: Reader, txnRef: string): Promise<AttemptRow | undefined> => attemptByRef(read, txnRef)
