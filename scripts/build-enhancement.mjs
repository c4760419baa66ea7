// The one script of buyer pages: small enough to read, old enough for Chrome 79.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const SOURCE = 'app/enhance/main.ts'
const MOST_BYTES = 4 * 1024

if (existsSync(SOURCE)) {
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2019', 'chrome79'],
    legalComments: 'none',
    outfile: 'build/client/enhance.js',
    write: false,
  })
  const [script] = outputFiles
  const bytes = gzipSync(script.contents, { level: 9 }).length
  if (bytes > MOST_BYTES) {
    console.error(`${SOURCE} is ${bytes} bytes gzip, the most is ${MOST_BYTES}`)
    process.exit(1)
  }
  mkdirSync('build/client', { recursive: true })
  writeFileSync(script.path, script.contents)
  console.log(`enhance.js ${bytes} bytes gzip`)
}
