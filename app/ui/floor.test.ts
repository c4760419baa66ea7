import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import postcss, { type Container, type Root } from 'postcss'
import tailwindcss from 'tailwindcss'
import { beforeAll, describe, expect, it } from 'vitest'
import settings from '../../tailwind.config.ts'

let sheet: Root
let css = ''

beforeAll(async () => {
  const from = 'app/tailwind.css'
  const result = await postcss([tailwindcss(settings)]).process(readFileSync(from, 'utf8'), { from })
  sheet = postcss.parse(result.css)
  css = result.css
})

function behindSupports(node: { parent?: Container | undefined } | undefined): boolean {
  for (let at = node?.parent; at; at = at.parent as Container | undefined) if (at.type === 'atrule' && (at as postcss.AtRule).name === 'supports') return true
  return false
}

/** Tailwind's own reset uses these; `app/tailwind.css` says again what the old browsers miss by it. */
const ofTheReset = [/^abbr:where/, /^button,\s*input:where/, /^\[hidden\]:where/]

describe('the stylesheet of the whole app', () => {
  it('sets nothing that Chrome 79 and Safari 13 would drop', () => {
    const dropped: string[] = []
    sheet.walkDecls((decl) => {
      const young = /^(inset|aspect-ratio)/.test(decl.prop) || /color-mix|oklch|oklab|lch\(|lab\(/.test(decl.value)
      if (young && !behindSupports(decl)) dropped.push(decl.toString())
    })
    expect(dropped).toEqual([])
  })

  it('selects nothing by :is, :where or :has, and puts a young selector into no list', () => {
    const young: string[] = []
    sheet.walkRules((rule) => {
      const listed = rule.selectors.length > 1 && /:focus-visible|::file-selector-button|::details-content/.test(rule.selector)
      if ((/:(is|where|has)\(/.test(rule.selector) || listed) && !behindSupports(rule) && !ofTheReset.some((known) => known.test(rule.selector))) young.push(rule.selector)
    })
    expect(young).toEqual([])
  })

  it('leaves room for the page in a first view of 60 KB', () => {
    expect(gzipSync(css).byteLength).toBeLessThan(14 * 1024)
  })
})
