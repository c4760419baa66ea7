// Import rules fire on an edge; a folder or table file without one is caught here.
import { existsSync, globSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { commonTables, tiers } from './tiers.cjs'

const known = new Set(tiers.flat())
const folders = existsSync('app/modules') ? readdirSync('app/modules', { withFileTypes: true }) : []
const strangers = [
  ...folders.filter((entry) => !entry.isDirectory() || !known.has(entry.name)).map((entry) => `app/modules/${entry.name}`),
  ...globSync('db/schema/*').filter((path) => !['all', ...commonTables, ...known].includes(basename(path, '.ts'))),
]
const listed = tiers.flat()
const twice = listed.filter((name, at) => listed.indexOf(name) !== at)

for (const path of strangers) console.error(`${path} stands in no tier of scripts/tiers.cjs`)
for (const name of twice) console.error(`${name} stands twice in scripts/tiers.cjs`)
process.exitCode = strangers.length + twice.length > 0 ? 1 : 0
