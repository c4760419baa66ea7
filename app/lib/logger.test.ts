import { expect, it } from 'vitest'
import { createLogger } from './logger.server.ts'

it('logs a failed query without the values that went into it', () => {
  const lines: string[] = []
  const logger = createLogger('info', { write: (line) => void lines.push(line) })
  const error = new Error('Failed query: insert into "persons" values (?, ?)\nparams: Bùi Thị Tư,0912345678\nsecond line of an address', {
    cause: Object.assign(new Error('UNIQUE constraint failed: persons.phone'), { code: 'SQLITE_CONSTRAINT_UNIQUE' }),
  })
  logger.error({ err: error }, 'request failed')
  logger.error(error)
  for (const line of lines) {
    expect(line).toContain('Failed query: insert into')
    expect(line).toContain('SQLITE_CONSTRAINT_UNIQUE')
    expect(line).toContain('logger.test.ts')
    expect(line).not.toMatch(/Bùi|0912345678|address/)
  }
  expect(lines).toHaveLength(2)
})
