import type { RequestHandler } from 'express'

/** The process lives. */
export const alive: RequestHandler = (_request, response) => void response.type('text').set('Cache-Control', 'no-store').send('ok')

/** The shop can serve: the database answers and nobody has asked us to stop. */
export function ready(databaseAnswers: () => Promise<void>, isStopping: () => boolean): RequestHandler {
  return (_request, response, next) => {
    response.type('text').set('Cache-Control', 'no-store')
    if (isStopping()) return void response.status(503).send('stopping')
    databaseAnswers().then(() => response.send('ok'), () => response.status(503).send('the database does not answer')).catch(next)
  }
}
