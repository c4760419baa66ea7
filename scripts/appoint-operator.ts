// node scripts/appoint-operator.ts 0912345678 19 'Full name': the first operator of a province, from the machine itself.
import { readEnv } from '#app/lib/env.server.ts'
import { appointFirstOperator } from '#app/modules/accounts/appoint-first-operator.server.ts'
import { buildRuntime, systemContext } from '#app/runtime.server.ts'

const [phone, unitPath, fullName] = process.argv.slice(2)
if (!phone || !unitPath || !fullName) {
  console.error("usage: node scripts/appoint-operator.ts <phone> <province code> '<full name>'")
  process.exit(2)
}
const runtime = await buildRuntime(readEnv(process.env))
try {
  const { helperCode } = await appointFirstOperator(systemContext(runtime), { phone, unitPath, fullName })
  console.log(`Appointed. Enter at ${runtime.env.PUBLIC_URL}/dang-nhap with the phone, then pair it at /tai-khoan/ghep-may with the helper code ${helperCode} within a day.`)
} finally {
  await runtime.store.close()
}
