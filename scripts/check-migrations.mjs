import { execSync } from 'node:child_process'
import { globSync } from 'node:fs'

const migrations = () => globSync('db/migrations/**/*.sql').sort().join('\n')
const before = migrations()
execSync('node scripts/generate-migrations.mjs', { stdio: ['ignore', 'ignore', 'inherit'] })
if (migrations() !== before) {
  console.error('The schema has changed without a migration: look at db/migrations and commit what was generated.')
  process.exit(1)
}
