const FEE_BP = 110
const feeOf = (amount) => Math.floor((amount * FEE_BP + 5_000) / 10_000)

const titles = ['STT', 'Loại giao dịch', 'Mã tham chiếu', 'Mã giao dịch VNPAY', 'Thời gian', 'Số tiền', 'Phí', 'Thực nhận']
const written = (stamp) => `${stamp.slice(6, 8)}/${stamp.slice(4, 6)}/${stamp.slice(0, 4)} ${stamp.slice(8, 10)}:${stamp.slice(10, 12)}:${stamp.slice(12, 14)}`

/**
 * What the gateway owes a merchant for one day (yyyymmdd): each payment less its fee, each refund that the bank has taken. CSV in UTF-8
 * with a byte-order mark, and a last line with the sums.
 */
export function settlementFile(transactions, { tmnCode, day, local }) {
  const rows = []
  for (const { params, amount, state, payDate, number, refunds } of transactions) {
    if (params.vnp_TmnCode !== tmnCode) continue
    if (state === 'paid' && payDate.startsWith(day)) rows.push({ kind: 'Thanh toán', ref: params.vnp_TxnRef, number, at: payDate, amount: Number(amount) / 100, fee: feeOf(Number(amount) / 100) })
    for (const refund of refunds) {
      const at = local(new Date(refund.at))
      if (refund.status !== '09' && !refund.rejected && at.startsWith(day)) rows.push({ kind: 'Hoàn tiền', ref: params.vnp_TxnRef, number, at, amount: -Number(refund.amount) / 100, fee: 0 })
    }
  }
  rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.ref < b.ref ? -1 : 1))
  const sum = (pick) => rows.reduce((total, row) => total + pick(row), 0)
  const lines = rows.map(({ kind, ref, number, at, amount, fee }, index) => [index + 1, kind, ref, number, written(at), amount, fee, amount - fee])
  return `\ufeff${[titles, ...lines, ['', 'Tổng cộng', '', '', '', sum(({ amount }) => amount), sum(({ fee }) => fee), sum(({ amount, fee }) => amount - fee)]].map((line) => line.join(',')).join('\r\n')}\r\n`
}
