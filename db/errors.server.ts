type Violation = 'unique' | 'foreign_key' | 'check'

const postgres: Record<string, Violation> = { '23505': 'unique', '23503': 'foreign_key', '23514': 'check' }
const sqlite: Record<string, Violation> = {
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign_key',
  SQLITE_CONSTRAINT_CHECK: 'check',
}

/** Which rule of the schema a failed statement broke, the same word on both engines. */
export function violationOf(error: unknown): Violation | undefined {
  const code = (error as { cause?: { code?: string } }).cause?.code ?? (error as { code?: string }).code
  return code === undefined ? undefined : (postgres[code] ?? sqlite[code])
}
