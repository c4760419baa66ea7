import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { FileStore } from '#app/lib/ports.ts'

const KEY = /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9._-]*)+$/
const types: Record<string, string> = { jpg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif', pdf: 'application/pdf' }

/** Files below one folder. Keys are ours; the name a person gave her file never becomes a path. */
export function diskFiles(root: string): FileStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key) || key.includes('..') || key.length > 200) throw new Error('bad file key')
    return join(root, key)
  }
  return {
    async put(key, data) {
      const path = pathOf(key)
      const part = `${path}.${randomUUID()}.part`
      await mkdir(dirname(path), { recursive: true })
      await writeFile(part, data)
      await rename(part, path)
    },
    async get(key) {
      const path = pathOf(key)
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile()) return null
      const type = types[key.split('.').at(-1)!] ?? 'application/octet-stream'
      return { body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, type, size: found.size }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
  }
}
