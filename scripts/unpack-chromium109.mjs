import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** The last Chromium that Windows 7 and 8 could run. */
const out = '.cache/chromium109'
if (!existsSync(out)) {
  mkdirSync('.cache', { recursive: true })
  const part = `${out}.${process.pid}`
  await pipeline(createReadStream('node_modules/@sparticuz/chromium/bin/chromium.br'), createBrotliDecompress(), createWriteStream(part))
  chmodSync(part, 0o755)
  renameSync(part, out)
}
