// Every check, none skipped; the last line is the sum.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { finished } from './parts/processes.mjs'
import { fromPlaywright, fromVitest } from './parts/test-reports.mjs'

/** Household, buyer and farmer; `npm run test:e2e -- --engine=postgres` runs them all there. */
const MAIN_JOURNEYS = ['household-reaches-first-paid-order', 'buyer-finds-and-pays', 'farmer-takes-an-order']
const started = performance.now()
const results = []
rmSync('test-results', { recursive: true, force: true })

await stage('system packages', 'sh scripts/install-missing.sh')
const [, built] = await Promise.all([stage('lint', 'npm run -s lint'), everythingElseBeforeTests()])
for (const project of ['unit', 'sqlite', 'postgres']) {
  const report = `test-results/${project}.json`
  await stage(project === 'unit' ? 'unit' : `contract on ${project}`, `vitest run --project=${project} --reporter=default --reporter=json --outputFile.json=${report}`, () => fromVitest(report))
}
if (built) {
  await Promise.all([
    stage('journeys', 'node scripts/journeys.mjs', () => fromPlaywright('test-results/journeys.json')),
    stage('main journeys on postgres', `node scripts/journeys.mjs --engine=postgres --project=phone --workers=1 ${MAIN_JOURNEYS.join(' ')}`, () => fromPlaywright('test-results/journeys-postgres.json')),
  ])
} else results.push({ name: 'journeys', passed: 0, failed: 1, broken: ['no build to take them through'], seconds: 0 })

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log('')
for (const { name, passed, failed, seconds, broken } of results) {
  console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`)
  for (const what of broken) console.log(`    ${what}`)
}
console.log(`${secondsSince(started)} s in all`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 ? 1 : 0

/** One after the other on the core that lint leaves; resolves with whether there is something to take journeys through. */
async function everythingElseBeforeTests() {
  await stage('types', 'npm run -s typecheck')
  await stage('migrations', 'node scripts/check-migrations.mjs')
  return (await stage('build', 'node scripts/parts/build.mjs')) && stage('seeds', 'node scripts/journeys.mjs --only-seed')
}

/** A stage without a count of its own is one check; a stage that broke, or that skipped a test, is never green. */
async function stage(name, command, count) {
  const from = performance.now()
  const status = await finished(spawn(command, { shell: true, stdio: 'inherit' }))
  const { passed, failed, broken = [] } = count?.() ?? { passed: status === 0 ? 1 : 0, failed: 0 }
  const broke = status !== 0 || passed === 0
  results.push({ name, passed, failed: broke ? Math.max(1, failed) : failed, broken, seconds: secondsSince(from) })
  return !broke
}

function secondsSince(from) {
  return Math.round((performance.now() - from) / 1000)
}
