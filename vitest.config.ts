import { defineConfig } from 'vitest/config'

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
