const PREFIX = 'transfer:'

/** The id of a manual entry that explains a movement: it names the movement, so that it is never booked without it. */
export const handEntryId = (transactionId: string, unique: string): string => `${PREFIX}${transactionId}:${unique}`

/** undefined: an entry that explains no movement. */
export const transferOfEntry = (entryId: string): string | undefined => (entryId.startsWith(PREFIX) ? entryId.slice(PREFIX.length, entryId.lastIndexOf(':')) : undefined)
