const BATCH = 400

/** Rows to a statement and ids to a question: as many as both engines take parameters for. */
export const batches = <Item>(items: readonly Item[]): Item[][] => Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH))
