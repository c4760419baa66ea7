import express, { type RequestHandler } from 'express'

type Options = { setClock(at: Date): void | Promise<void>; clearPages(): void; simulators: string }

/** `POST /api/dev/clock {"at": "2026-11-25T09:00:00Z"}`: shop and simulators live at that instant from now on. Tests only. */
export function devClock({ setClock, clearPages, simulators }: Options): RequestHandler[] {
  const move: RequestHandler = (request, response, next) => {
    const at = new Date(String((request.body as { at?: unknown }).at))
    if (Number.isNaN(at.getTime())) return void response.status(422).json({ error: 'at: an ISO instant' })
    moveAll(at).then(() => response.status(204).end()).catch(next)
  }
  async function moveAll(at: Date) {
    await setClock(at)
    clearPages()
    const answer = await fetch(`${simulators}/dev/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ at }) })
    if (!answer.ok) throw new Error(`the simulators' clock answered ${answer.status}`)
  }
  return [express.json(), move]
}
