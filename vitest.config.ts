import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Begun last, it would run alone at the end: vitest takes a file for as long as its text. */
const LONG = ['db/seed/demo/seed-again.test.ts']

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((file) => moduleId.endsWith(file))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Full counts take as long as they take. */
const patience = process.env.RUNS === 'full' ? 10 : 1

const contract = {
  include: ['db/**/*.contract.test.ts', 'app/**/*.contract.test.ts'],
  setupFiles: ['db/testing/engine.ts'],
  isolate: false,
  testTimeout: patience * 30_000,
  hookTimeout: patience * 60_000,
}

export default defineConfig({
  cacheDir: '.cache/vitest',
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['app/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: ['**/*.contract.test.ts'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'sqlite', ...contract, env: { TEST_ENGINE: 'sqlite' } } },
      { test: { name: 'postgres', ...contract, env: { TEST_ENGINE: 'postgres' }, globalSetup: ['db/testing/postgres-for-vitest.ts'] } },
    ],
  },
})
