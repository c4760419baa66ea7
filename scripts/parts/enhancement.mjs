import { existsSync } from 'node:fs'
import { build } from 'esbuild'

const SOURCE = 'app/enhance/main.ts'

/** The one script of buyer pages, old enough for Chrome 79; undefined while there is none. */
export async function bundleEnhancement() {
  if (!existsSync(SOURCE)) return undefined
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2019', 'chrome79'],
    legalComments: 'none',
    write: false,
  })
  return outputFiles[0].contents
}
