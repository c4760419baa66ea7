// What the runners wrote of a stage: how many passed, how many did not, and which. A skipped or flaky test did not pass.
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** @param {string} file @returns {{ passed: number, failed: number, broken: string[] }} */
export function fromVitest(file) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] } = report(file)
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests, broken: testResults.flatMap(brokenTests) }
}

/** @param {string} file @returns {{ passed: number, failed: number, broken: string[] }} */
export function fromPlaywright(file) {
  const { stats = {}, suites = [], errors = [] } = report(file)
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats
  return { passed: expected, failed: unexpected + flaky + skipped, broken: [...errors.map(({ message }) => firstLine(message)), ...suites.flatMap(brokenJourneys)] }
}

function brokenTests({ name, status, message, assertionResults }) {
  const tests = assertionResults.filter((test) => test.status !== 'passed').map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0])}`)
  const broken = status === 'failed' && tests.length === 0 ? [firstLine(message)] : tests
  return broken.map((what) => `${relative('.', name)} › ${what}`)
}

function brokenJourneys({ file, suites = [], specs }) {
  const here = specs.flatMap(({ title, tests }) => tests.filter(({ status }) => status !== 'expected').map(({ projectName, results }) => `${file} › ${title} [${projectName}]: ${firstLine(results.at(-1)?.error?.message)}`))
  return [...here, ...suites.flatMap(brokenJourneys)]
}

function firstLine(text = 'no message') {
  return stripVTControlCharacters(text).split('\n', 1)[0]
}

function report(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
