import pino, { type Logger } from 'pino'

/** Structured logs. Nothing personal is written: callers pass ids; these paths are a last guard. */
export const createLogger = (level: string, to?: pino.DestinationStream): Logger =>
  pino(
    {
      level,
      redact: { paths: ['req.headers', 'res.headers', '*.phone', '*.password', '*.pin', '*.code', '*.token'], remove: true },
      serializers: { err: errorWithoutValues },
      hooks: {
        // Without words of ours pino would take the error's own, values included.
        logMethod(given: unknown[], log) {
          const [first, ...rest] = given
          const words = typeof first === 'string' || rest.length > 0 ? rest : ['failed']
          log.apply(this, [first instanceof Error ? { err: first } : first, ...words] as Parameters<typeof log>)
        },
      },
    },
    to,
  )

/** drizzle and PostgreSQL write the values of a failed query, names and phone numbers included, behind its text; they also stand in `cause`. */
function errorWithoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const withoutValues = (text = '') => text.replace(/\nparams:[^\n]*(\n(?!\s+at )[^\n]*)*/g, '')
  const { code } = error as { code?: unknown }
  const reason = error.cause instanceof Error ? { reason: withoutValues(error.cause.message), reasonCode: (error.cause as { code?: unknown }).code } : {}
  return { type: error.name, message: withoutValues(error.message), code, stack: withoutValues(error.stack), ...reason }
}
