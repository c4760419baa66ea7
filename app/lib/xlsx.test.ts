import { read, utils } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { toXlsx } from './xlsx.server.ts'

it('another reader sees the same words and numbers, two tabs, and no formula', async () => {
  const file = await toXlsx([
    { name: 'Bảng kê 10/2026', head: ['Mã đơn', 'Tiền về'], rows: [['K7M4', 472_800], ['=1+1', -7_200], ['Chè Đinh "nõn"', null], ['Tổng', 9_007_199_254_740_991]] },
    { name: 'Theo thành viên', head: ['Tên'], rows: [['Bùi Thị Tư']] },
  ])
  const book = read(file, { cellFormula: true })
  expect(book.SheetNames).toEqual(['Bảng kê 10 2026', 'Theo thành viên'])
  const rows = utils.sheet_to_json<(string | number)[]>(book.Sheets['Bảng kê 10 2026']!, { header: 1 })
  expect(rows).toEqual([['Mã đơn', 'Tiền về'], ['K7M4', 472_800], ['=1+1', -7_200], ['Chè Đinh "nõn"'], ['Tổng', 9_007_199_254_740_991]])
  const cell = book.Sheets['Bảng kê 10 2026']!.A3 as Record<string, unknown>
  expect(cell).toMatchObject({ t: 's', v: '=1+1' })
  expect(cell).not.toHaveProperty('f')
})
