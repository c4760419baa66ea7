import { expect, test } from 'vitest'
import { csvHeaders, toCsv } from './csv.ts'

test('begins with a byte order mark and ends each row with CRLF', () => {
  expect(toCsv([['Tên', 'Số tiền'], ['Bùi Thị Tư', 472800]])).toBe('\uFEFFTên,Số tiền\r\nBùi Thị Tư,472800\r\n')
})

test('quotes what would break a row', () => {
  expect(toCsv([['a,b', 'nói "được"', 'hai\ndòng', 'x;y']])).toBe('\uFEFF"a,b","nói ""được""","hai\ndòng",x;y\r\n')
  expect(toCsv([['a,b', 'x;y']], { separator: ';' })).toBe('\uFEFFa,b;"x;y"\r\n')
})

test('no cell is a formula, numbers below zero stay numbers', () => {
  expect(toCsv([['=HYPERLINK("http://x")', '+84912', '-1', '@cmd', '\tx', -1, null]])).toBe('\uFEFF"\'=HYPERLINK(""http://x"")",\'+84912,\'-1,\'@cmd,\'\tx,-1,\r\n')
})

test('the file name holds no quotes and no line ends', () => {
  expect(csvHeaders('chi-tra"\r\n.csv')['Content-Disposition']).toBe('attachment; filename="chi-tra---.csv"')
})
