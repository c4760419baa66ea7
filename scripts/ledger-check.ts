// npm run ledger:check: reads a shop, running or not, and names whatever in its books or stock does not hold; exits 1 then.
import { openReader } from '#db/client.server.ts'
import { readEnv } from '#app/lib/env.server.ts'
import { translator } from '#app/lib/i18n.ts'
import { groupDigits } from '#app/lib/money.ts'
import { showDateTime } from '#app/lib/time.ts'
import { systemClock } from '#app/lib/clock.server.ts'
import { catalogs } from '#app/messages/catalogs.server.ts'
import { checkBooks } from '#app/modules/orders/books/check-books.server.ts'

const t = translator(catalogs.vi)
const reader = await openReader(readEnv(process.env).databaseUrl)
try {
  const at = showDateTime(systemClock().now())
  const started = performance.now()
  const { entries, findings, count } = await checkBooks(reader)
  console.log(count === 0 ? t('ledger.agrees', { at }) : t('ledger.differs', { n: groupDigits(count), at }))
  console.log(t('ledger.checked', { entries: groupDigits(entries), ms: groupDigits(Math.ceil(performance.now() - started)) }))
  for (const [index, { rule, collectorId, id, about, expected, found, ofRule }] of findings.entries()) {
    console.log(`${rule} [${collectorId}] ${t('ledger.finding', { rule: t(`ledger.rule_${rule}`), about, id, expected: groupDigits(expected), found: groupDigits(found) })}`)
    const listed = findings.filter((finding) => finding.rule === rule && finding.collectorId === collectorId).length
    const next = findings[index + 1]
    if (ofRule > listed && (next?.rule !== rule || next.collectorId !== collectorId)) console.log(t('ledger.unlisted', { n: groupDigits(ofRule - listed) }))
  }
  if (count > 0) process.exitCode = 1
} finally {
  await reader.close()
}
