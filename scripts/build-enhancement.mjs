import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { bundleEnhancement } from './parts/enhancement.mjs'

const MOST_BYTES = 4 * 1024

const script = await bundleEnhancement()
if (script) {
  const bytes = gzipSync(script, { level: 9 }).length
  if (bytes > MOST_BYTES) {
    console.error(`enhance.js is ${bytes} bytes gzip, the most is ${MOST_BYTES}`)
    process.exit(1)
  }
  mkdirSync('build/client', { recursive: true })
  writeFileSync('build/client/enhance.js', script)
  console.log(`enhance.js ${bytes} bytes gzip`)
}
