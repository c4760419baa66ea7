/** Banks whose files the simulator writes; every other account is told of by its number alone. */
export const banks = {
  vietcombank: { bin: '970436', name: 'Vietcombank', short: 'VCB' },
  agribank: { bin: '970405', name: 'Agribank', short: 'VBA' },
  bidv: { bin: '970418', name: 'BIDV', short: 'BIDV' },
  mb: { bin: '970422', name: 'MB', short: 'MB' },
  vietinbank: { bin: '970415', name: 'VietinBank', short: 'CTG' },
  techcombank: { bin: '970407', name: 'Techcombank', short: 'TCB' },
}

export const bankOf = (bin) => Object.values(banks).find((bank) => bank.bin === bin) ?? { bin, name: bin, short: bin }

const grouped = (separator) => (amount) => String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, separator)
const dots = grouped('.')
const commas = grouped(',')
const dmy = (day) => day.split('-').reverse().join('/')
const debit = (write) => ({ amount }) => (amount < 0 ? write(amount) : '')
const credit = (write) => ({ amount }) => (amount > 0 ? write(amount) : '')

/** Statements as each bank's site gives them: headings, order and way of writing of its own. */
export const statementLayouts = {
  vietcombank: [['STT', (_, at) => at + 1], ['Ngày giao dịch', ({ day }) => dmy(day)], ['Số tham chiếu', ({ reference }) => reference], ['Số tiền ghi nợ/ Debit', debit(commas)], ['Số tiền ghi có/ Credit', credit(commas)], ['Số dư/ Balance', ({ balance }) => commas(balance)], ['Mô tả', ({ content }) => content]],
  agribank: [['STT', (_, at) => at + 1], ['Ngày GD', ({ day, time }) => `${dmy(day)} ${time}`], ['Mã giao dịch', ({ reference }) => reference], ['Ghi nợ', debit((amount) => `${commas(amount)}.00`)], ['Ghi có', credit((amount) => `${commas(amount)}.00`)], ['Người PL', ({ from }) => from], ['ND GD', ({ content }) => content]],
  bidv: [['STT', (_, at) => at + 1], ['Ngày GD', ({ day }) => dmy(day)], ['Số tham chiếu', ({ reference }) => reference], ['Mô tả', ({ content }) => content], ['Phát sinh Nợ', debit(dots)], ['Phát sinh Có', credit(dots)], ['Số dư', ({ balance }) => dots(balance)]],
  mb: [['STT/ No', (_, at) => at + 1], ['Ngày hạch toán/ Posting Date', ({ day }) => dmy(day)], ['Ngày giao dịch/ Transaction Date', ({ day, time }) => `${dmy(day)} ${time}`], ['Số bút toán/ Transaction No', ({ reference }) => reference], ['Phát sinh nợ/ Debit', debit(commas)], ['Phát sinh có/ Credit', credit(commas)], ['Số dư/ Balance', ({ balance }) => commas(balance)], ['Nội dung/ Description', ({ content }) => content]],
  vietinbank: [['STT', (_, at) => at + 1], ['Ngày hạch toán/ Accounting date', ({ day, time }) => `${dmy(day)} ${time}`], ['Mô tả giao dịch/ Transaction description', ({ content }) => content], ['Nợ/ Debit', debit(commas)], ['Có/ Credit', credit(commas)], ['Số dư TK/ Account balance', ({ balance }) => commas(balance)], ['Số giao dịch/ Transaction number', ({ reference }) => reference], ['Tên tài khoản đối ứng', ({ from }) => from]],
  techcombank: [['Ngày giao dịch\nTransaction Date', ({ day }) => dmy(day)], ['Đối tác\nRemitter', ({ from }) => from], ['Diễn giải\nDetails', ({ content }) => content], ['Số bút toán\nTransaction No', ({ reference }) => reference], ['Nợ TKTT\nDebit', debit(commas)], ['Có TKTT\nCredit', credit(commas)], ['Số dư\nBalance', ({ balance }) => commas(balance)]],
}
