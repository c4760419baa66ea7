import pino, { type Logger } from 'pino'

/** Structured logs. Nothing personal is written: callers pass ids; these paths are a last guard. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    redact: { paths: ['req.headers', 'res.headers', '*.phone', '*.password', '*.pin', '*.code', '*.token'], remove: true },
  })
