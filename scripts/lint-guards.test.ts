import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const require = createRequire(import.meta.url)

describe('import rules', () => {
  /** One bad file per rule; each imports what its place forbids. */
  const planted: Record<string, { file: string; imports: string | string[] }> = {
    'no-cycles': { file: 'app/lib/cycle-a.ts', imports: './cycle-b.ts' },
    'no-unresolved': { file: 'app/lib/lost.ts', imports: './nowhere.ts' },
    'rules-stay-pure': { file: 'app/modules/stalls/impure.ts', imports: './write.server.ts' },
    'rules-no-node': { file: 'app/modules/stalls/reads-disk.ts', imports: 'node:fs' },
    'repo-is-private': { file: 'app/modules/orders/peek.server.ts', imports: '../stalls/stalls.repo.server.ts' },
    'routes-never-touch-data': { file: 'app/routes/shop/query.tsx', imports: '#db/schema/stalls.ts' },
    'db-behind-server-files': { file: 'app/modules/stalls/ui/leak.tsx', imports: '#db/schema/stalls.ts' },
    'db-knows-types-only': { file: 'db/upwards.ts', imports: '#app/lib/leaf.ts' },
    'host-reaches-the-app-through-the-build': { file: 'app/server/second-store.ts', imports: '#app/lib/leaf.ts' },
    'nobody-imports-the-host': { file: 'app/lib/hostly.ts', imports: '#app/server/part.ts' },
    'request-is-for-routes': { file: 'app/modules/stalls/web.server.ts', imports: '#app/request/context.server.ts' },
    'request-below-routes': { file: 'app/request/up.server.ts', imports: '#app/ui/leaf.tsx' },
    'adapters-know-ports-only': { file: 'app/adapters/sms/up.server.ts', imports: '#app/modules/stalls/write.server.ts' },
    'adapters-stand-alone': { file: 'app/adapters/sms/peer.server.ts', imports: '../vnpay/gateway.server.ts' },
    'adapters-are-chosen-at-the-root': { file: 'app/request/chooses.server.ts', imports: '#app/adapters/vnpay/gateway.server.ts' },
    'modules-know-no-runtime': { file: 'app/modules/stalls/global.server.ts', imports: '#app/runtime.server.ts' },
    'ui-is-a-leaf': { file: 'app/ui/knows-stalls.tsx', imports: '#app/modules/stalls/rule.ts' },
    'lib-is-a-leaf': { file: 'app/lib/knows-stalls.ts', imports: '#app/modules/stalls/rule.ts' },
    'enhancement-stands-alone': { file: 'app/enhance/grows.ts', imports: '#app/lib/leaf.ts' },
    'nobody-imports-the-enhancement': { file: 'app/ui/enhanced.tsx', imports: '#app/enhance/main.ts' },
    'nobody-imports-routes': { file: 'app/modules/stalls/navigates.ts', imports: '#app/routes/shop/page.tsx' },
    'simulators-stand-outside': { file: 'scripts/simulators/insider.mjs', imports: '../../app/lib/leaf.ts' },
    'common-tables-refer-to-nobody': { file: 'db/schema/events.ts', imports: './stalls.ts' },
  }
  const standing: Record<string, string | undefined> = {
    'app/lib/cycle-b.ts': './cycle-a.ts',
    'app/lib/leaf.ts': undefined,
    'app/ui/leaf.tsx': undefined,
    'app/modules/stalls/rule.ts': undefined,
    'app/modules/stalls/write.server.ts': '#db/schema/stalls.ts',
    'app/modules/stalls/stalls.repo.server.ts': undefined,
    'app/request/context.server.ts': undefined,
    'app/adapters/vnpay/gateway.server.ts': undefined,
    'app/runtime.server.ts': '#app/adapters/vnpay/gateway.server.ts',
    'app/server/part.ts': undefined,
    'app/enhance/main.ts': undefined,
    'app/routes/shop/page.tsx': '#app/request/context.server.ts',
  }
  const { tiers } = require('./tiers.cjs') as { tiers: string[][] }
  const contexts = tiers.flat()
  const [highest] = tiers.at(-1)!
  for (const [level, tier] of tiers.entries())
    for (const name of tier) {
      // A lower context reaches up; the highest reaches to its peer.
      const other = level === tiers.length - 1 ? tier.find((peer) => peer !== name)! : highest!
      planted[`module-direction-${name}`] = { file: `app/modules/${name}/climbs.ts`, imports: `../${other}/quiet.ts` }
      planted[`tables-direction-${name}`] = { file: `db/schema/${name}.ts`, imports: `./${other}.ts` }
      standing[`app/modules/${name}/quiet.ts`] = undefined
    }

  const folder = mkdtempSync(join(tmpdir(), 'cho-lang-guards-'))
  let violations: { rule: { name: string }; from: string }[] = []

  beforeAll(() => {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json', 'scripts/tiers.cjs']) cpSync(name, join(folder, name))
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    for (const [file, imports] of [...Object.entries(standing), ...Object.values(planted).map(({ file, imports }) => [file, imports] as const)]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), `${imports ? `import * as it from '${String(imports)}'\nexport const used = it\n` : 'export const here = 1\n'}`)
    }
    const { stdout } = spawnSync('depcruise', ['app', 'db', 'scripts', '--output-type', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    violations = (JSON.parse(stdout) as { summary: { violations: typeof violations } }).summary.violations
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const { forbidden } = require('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] }
  it.each(forbidden.map(({ name }) => name))('%s turns red', (name) => {
    expect(planted).toHaveProperty(name)
    expect(violations.filter(({ rule }) => rule.name === name).map(({ from }) => from)).toContain(planted[name]!.file)
  })

  it('the files that only stand there are clean', () => {
    const bad = new Set(violations.map(({ from }) => from))
    expect(Object.keys(standing).filter((file) => bad.has(file) && file !== 'app/lib/cycle-b.ts')).toEqual([])
  })

  it('a folder of no tier turns red', () => {
    const check = () => spawnSync(process.execPath, [resolve('scripts/check-modules.mjs')], { cwd: folder, encoding: 'utf8' })
    expect(check().status).toBe(0)
    mkdirSync(join(folder, 'app/modules/strangers'))
    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining('app/modules/strangers') as string })
  })

  it('knows every context', () => expect(new Set(contexts).size).toBe(contexts.length))
})

describe('bans', () => {
  const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked, { languageOptions: { parserOptions: { projectService: false } } }] as never })
  const complaints = async (filePath: string, code: string) => (await eslint.lintText(code, { filePath }))[0]!.messages.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').length

  const bad: Record<string, string> = {
    'a transaction of drizzle': 'export const a = (db: any) => db.transaction(() => 1)',
    'a query run the SQLite way': 'export const a = (db: any) => db.select().all()',
    'the environment': 'export const a = process.env.SECRET',
    'the machine clock': 'export const a = Date.now()',
    'the machine clock as a Date': 'export const a = new Date()',
    'Vietnamese in a string': "export const a = 'Bỏ vào giỏ'",
    'Vietnamese in a template': 'export const a = (n: number) => `${n} món`',
    'Vietnamese in JSX': 'export const A = () => <p>Giỏ hàng</p>',
  }
  it.each(Object.entries(bad))('%s turns red in a module', async (_name, code) => expect(await complaints('app/modules/stalls/ui/planted.tsx', code)).toBe(1))

  it.each([
    ['the environment', 'app/lib/env.server.ts'],
    ['the machine clock', 'app/lib/clock.server.ts'],
    ['a transaction of drizzle', 'db/client.server.ts'],
    ['Vietnamese in a string', 'app/messages/vi/orders.ts'],
    ['Vietnamese in a string', 'db/seed/demo/people.ts'],
    ['Vietnamese in a string', 'app/modules/stalls/open.test.ts'],
    ['the environment', 'scripts/seed.ts'],
  ])('%s may stand in %s', async (name, file) => expect(await complaints(file, bad[name]!)).toBe(0))

  it.each([
    ['the machine clock', 'app/messages/vi/orders.ts'],
    ['the machine clock', 'app/lib/env.server.ts'],
    ['a transaction of drizzle', 'db/seed/demo/people.ts'],
    ['a transaction of drizzle', 'scripts/seed.ts'],
  ])('%s turns red in %s all the same', async (name, file) => expect(await complaints(file, bad[name]!)).toBe(1))
})
