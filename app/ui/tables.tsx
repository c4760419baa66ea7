import type { ReactNode } from 'react'

export type KeyValue = { key: string; label: ReactNode; value: ReactNode; strong?: boolean }

/** '1.234.567 đ' never parts from its đồng. */
const isAmount = (value: ReactNode) => typeof value === 'string' && /^[−\d.]+ đ$/.test(value)

export function KeyValues({ rows }: { rows: KeyValue[] }) {
  return (
    <dl className="key-values">
      {rows.map((row) => (
        <div key={row.key} className={row.strong ? 'text-lg font-bold' : undefined}>
          <dt>{row.label}</dt>
          <dd className={isAmount(row.value) ? 'whitespace-nowrap' : undefined}>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export type Column<Row> = { key: string; title: string; number?: boolean; cell: (row: Row) => ReactNode }

type DataTableProps<Row> = { caption: ReactNode; columns: Column<Row>[]; rows: Row[]; rowKey: (row: Row) => string; hideCaption?: boolean; foot?: ReactNode }

/** A real table; on a phone each row stands as a small list, its headings beside the values. */
export function DataTable<Row>({ caption, columns, rows, rowKey, hideCaption = false, foot }: DataTableProps<Row>) {
  return (
    <table className="data-table" role="table">
      <caption className={hideCaption ? 'sr-only' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" className={column.number ? 'number' : undefined}>{column.title}</th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column, index) => {
              const Cell = index === 0 ? 'th' : 'td'
              return (
                <Cell key={column.key} role={index === 0 ? 'rowheader' : 'cell'} scope={index === 0 ? 'row' : undefined} data-title={column.title} className={column.number ? 'number' : undefined}>
                  {column.cell(row)}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot role="rowgroup">{foot}</tfoot>}
    </table>
  )
}
