import { describe, expect, it } from 'vitest'
import { encode, encodings, separators, statement } from '../../../../scripts/simulators/bank/files.mjs'
import { customLayout, layoutById, layouts } from './layouts.ts'
import { checkStatement, openStatement, statementRows } from './read-statement.server.ts'

const TODAY = '2026-11-22'
const movements = [
  { day: '2026-11-20', time: '09:15:00', reference: 'FT261120000001', amount: 512_000, content: 'MBVCB.44.CLK7M42XQR01.CT tu 0451; "Trần Thị Đào", chuyển tiền', from: 'TRAN THI DAO' },
  { day: '2026-11-21', time: '23:59:59', reference: '0000123', amount: -1_234_567, content: 'Phí dịch vụ tháng 11', from: '' },
  { day: '2026-11-22', time: '00:00:01', reference: 'FT261122000002', amount: 9_000_000_000, content: 'HTX Sông Trẹm', from: 'HTX SONG TREM' },
]
const read = async (bytes: Uint8Array, layout = layoutById('vietcombank')!) => {
  const opened = openStatement(bytes, layout)
  if ('fault' in opened) return opened
  const rows = []
  for await (const some of statementRows(bytes, opened, TODAY)) rows.push(...some)
  return rows
}
const check = async (text: string | Uint8Array, layout = layoutById('vietcombank')!) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const opened = openStatement(bytes, layout)
  return 'fault' in opened ? opened : checkStatement(bytes, opened, TODAY)
}

describe.each(layouts.map(({ id }) => id))('a statement of %s', (layout) => {
  it.each(encodings.flatMap((encoding) => Object.values(separators).map((separator) => [encoding, separator] as const)))('in %s with %j is read as it was written', async (encoding, separator) => {
    const rows = await read(encode(statement({ account: '1023456789012', movements, layout, separator }), encoding), layoutById(layout))
    expect(rows).toMatchObject(movements.map(({ day, reference, amount, content }) => ({ day, reference, amount, description: content })))
  })
})

const HEAD = 'Ngày giao dịch,Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Mô tả\n'

describe('the report', () => {
  it('counts what is right, lists what is not with its line, and sums both ways', async () => {
    const text = `Vietcombank\n\n${HEAD}22/11/2026,A1,,512.000,x\n22/11/2026,A2,11.000,,"phí\nhai dòng"\n22/11/2026,A3,,12.5,x\n,,,,\n22/11/2026,A1,,512.000,x\n22/11/2026,A1,,513.000,x\nTổng cộng,,11.000,512.000,\n`
    expect(await check(text)).toEqual({
      ...{ rows: 5, accepted: 3, refused: 2, fromDay: TODAY, toDay: TODAY, paidIn: 1_025_000, paidOut: 11_000 },
      faults: [{ line: 7, fault: 'amountFraction', seen: '12.5' }, { line: 9, fault: 'repeated', seen: '4' }],
    })
  })

  it('lists a hundred faults and counts the rest', async () => {
    const report = await check(HEAD + '22/11/2026,A,,0,x\n'.repeat(250))
    expect(report).toMatchObject({ refused: 250 })
    expect('faults' in report && report.faults.length).toBe(100)
  })

  it.each([
    ['nothing below the heading', HEAD, 'noRows'],
    ['another bank’s heading', 'Date,Amount\n1,2\n', 'headingMissing'],
    ['one line of words', 'xin chào', 'headingMissing'],
    ['nothing', '', 'empty'],
  ])('refuses a file with %s', async (_case, text, fault) => expect(await check(text)).toMatchObject({ fault }))

  it('tells which columns it saw', async () => expect(await check('Posted;Ref;Value;Memo\n1;2;3;4\n')).toMatchObject({ fault: 'headingMissing', headings: ['Posted', 'Ref', 'Value', 'Memo'] }))
  it('reads the columns somebody named', async () => expect(await check('Posted;Ref;Value;Memo\n2026-11-20;R1;-5.000;x\n', customLayout({ day: 'Posted', reference: 'Ref', amount: 'Value', description: 'Memo' }))).toMatchObject({ accepted: 1, paidOut: 5_000 }))
  it('a quotation mark that never closes is a fault of its line', async () => expect(await check(`${HEAD}22/11/2026,A1,,5.000,x\n22/11/2026,A2,,5.000,"x\n22/11/2026,A3,,5.000,x\n`)).toMatchObject({ accepted: 1, refused: 1, faults: [{ fault: 'quoteOpen' }] }))
  it('a quotation mark that swallows the file is refused, not kept in memory', async () => expect(await check(`${HEAD}22/11/2026,A1,,5.000,"${'x'.repeat(40_000)}`)).toMatchObject({ refused: 1, faults: [{ fault: 'tooWide' }] }))
  it('a pipe separates, too', async () => expect(await check(`${HEAD.replaceAll(',', '|')}22/11/2026|A1||5,000.00|x\n`)).toMatchObject({ accepted: 1, paidIn: 5_000 }))
})

it('a hundred thousand lines pass through without piling up', async () => {
  const lines = Array.from({ length: 100_000 }, (_, at) => `22/11/2026,FT${at},,${at + 1},chuyen tien ${at}`)
  const before = process.memoryUsage().heapUsed
  const report = await check(`${HEAD}${lines.join('\n')}\n`)
  expect(report).toMatchObject({ rows: 100_000, accepted: 100_000, refused: 0 })
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024)
})
