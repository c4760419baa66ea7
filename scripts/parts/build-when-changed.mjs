import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'

const SOURCES = ['app/**/*.{ts,tsx,css}', 'db/*.ts', 'db/schema/*.ts', 'public/**/*.*', 'scripts/{build-enhancement,precompress}.mjs', '*.{ts,json}']
const MARK = 'build/.sources'

/** Digest of every file the pattern names, tests left out. */
export function digestOf(patterns) {
  const hash = createHash('sha256')
  for (const file of globSync(patterns).sort()) if (!/\.test\.tsx?$/.test(file)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

export function buildWhenChanged() {
  const sources = digestOf(SOURCES)
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return
  execSync('npm run -s build', { stdio: 'inherit' })
  writeFileSync(MARK, sources)
}
