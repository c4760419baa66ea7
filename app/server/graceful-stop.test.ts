import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const PROGRAM = `
  import { createServer } from 'node:http'
  import { stopGracefully } from '${new URL('./graceful-stop.ts', import.meta.url).href}'
  const server = createServer((request, response) => setTimeout(() => response.end('done'), 400))
  stopGracefully(server, async () => console.log('gave back'))
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`

it('finishes what is under way, gives back what it holds, and takes a second signal calmly', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  const answer = fetch(`http://127.0.0.1:${Number(port)}/`).then((response) => response.text())
  await new Promise((resolve) => setTimeout(resolve, 100))
  child.kill('SIGTERM')
  child.kill('SIGINT')
  const ended = once(child, 'exit')
  expect(await answer).toBe('done')
  expect(await ended).toEqual([0, null])
  expect(said).toContain('gave back')
})
