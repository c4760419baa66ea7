import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { esmsMessenger } from './messenger.server.ts'

let simulators: ChildProcess
let url: string

beforeAll(async () => {
  const port = 20_000 + (process.pid % 20_000)
  simulators = spawn(process.execPath, ['scripts/simulators/main.mjs'], { env: { ...process.env, MODE: 'test', PORT: '3000', SIMULATOR_PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(simulators.stdout!, 'data')
  url = `http://127.0.0.1:${port}/messages`
})
afterAll(() => void simulators.kill())

const keys = { apiKey: 'simulator', secretKey: 'simulator', brand: 'ChoLang' }
const inbox = async (phone: string) => (await (await fetch(`${url}/inbox?phone=${encodeURIComponent(phone)}`)).json()) as { text: string }[]

describe('against the simulator of eSMS', () => {
  it('puts the message into the inbox of the number, once for each key', async () => {
    const messenger = esmsMessenger({ url, ...keys })
    const message = { phone: '+84912000001', text: 'Cho Lang: xem http://127.0.0.1:3000/d/K7M4', key: 'once' }
    await messenger.send(message)
    await messenger.send(message)
    await messenger.send({ ...message, key: 'again', text: 'tin sau' })
    expect((await inbox('0912 000 001')).map(({ text }) => text)).toEqual(['tin sau', message.text])
    expect(await inbox('0912000002')).toEqual([])
  })

  it('throws when the keys are wrong', async () => {
    const send = esmsMessenger({ url, ...keys, secretKey: 'wrong' }).send({ phone: '+84912000003', text: 'x', key: 'k' })
    await expect(send).rejects.toThrow('CodeResult 101')
    expect(await inbox('0912000003')).toEqual([])
  })

  it.each(['', 'có dấu', 'x'.repeat(161)])('never sends what is no single plain message: %j', async (text) => {
    await expect(esmsMessenger({ url, ...keys }).send({ phone: '+84912000004', text, key: 'k2' })).rejects.toThrow('160')
  })

  it('shows the inbox as a page: links to press, everything else escaped', async () => {
    await esmsMessenger({ url, ...keys }).send({ phone: '+84912000005', text: '<b>1</b> cholang.vn/d/K7M4.', key: 'page' })
    const html = await (await fetch(`${url}/?phone=0912000005`)).text()
    expect(html).toContain('<a href="http://cholang.vn/d/K7M4">cholang.vn/d/K7M4</a>.')
    expect(html).toContain('&lt;b&gt;1&lt;/b&gt;')
  })

  it('moves its clock', async () => {
    await fetch(url.replace('/messages', '/clock'), { method: 'POST', body: '{"at":"2027-02-03T04:05:06Z"}' })
    await esmsMessenger({ url, ...keys }).send({ phone: '+84912000006', text: 'x', key: 'clock' })
    expect(await inbox('0912000006')).toMatchObject([{ at: expect.stringMatching(/^2027-02-03T04:05:0/) }])
  })
})

it('gives up on a carrier that does not answer', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const messenger = esmsMessenger({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`, ...keys, timeoutMs: 100 })
  await expect(messenger.send({ phone: '+84912000007', text: 'x', key: 'k' })).rejects.toThrow()
  silent.closeAllConnections()
  silent.close()
})
