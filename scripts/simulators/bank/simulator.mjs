// A bank on a loopback port: a buyer's transfers, the feed that tells of them (Casso's webhook v2), statements in several banks' layouts, lists of transfers out.
import { bankOf, banks, statementLayouts } from './banks.mjs'
import { encode, encodings, separators, statement } from './files.mjs'
import { tellFeed } from './feed.mjs'
import { donePage, homePage, refusal, send, transferPage } from './pages.mjs'
import { readPayouts, resultFile } from './payout-file.mjs'
import { readQr } from './qr.mjs'

const MOST_MOVEMENTS = 5_000
const MOST_LISTS = 50
const LONGEST_BODY = 4_000_000
const LESS = 1_000

export function createBankSimulator({ shopUrl, checksumKey = 'SIMULATORCHECKSUM0123456789ABCDEFGH', now = () => new Date() }) {
  let movements = []
  const lists = []
  let number = 0

  async function handle(request, response, url) {
    if (!/^\/bank(\/|$)/.test(url.pathname)) return false
    const route = `${request.method} ${url.pathname.replace(/\/$/, '')}`
    if (route === 'GET /bank') send(response, 200, 'Ngân hàng', homePage({ accounts: accounts(), movements: [...movements].reverse().slice(0, 100), lists }))
    else if (route === 'GET /bank/transfer') openTransfer(response, url.searchParams)
    else if (route === 'POST /bank/transfer') await transfer(response, new URLSearchParams(await bodyOf(request)))
    else if (route === 'POST /bank/tell') await tellAgain(response, new URLSearchParams(await bodyOf(request)).get('id'))
    else if (route === 'GET /bank/statement.csv') sendStatement(response, url.searchParams)
    else if (route === 'GET /bank/movements') sendJson(response, movements)
    else if (route === 'POST /bank/payouts') takePayouts(response, await formOf(request))
    else if (request.method === 'GET' && /^\/bank\/payouts\/\d+\.csv$/.test(url.pathname)) sendResult(response, Number(/\d+/.exec(url.pathname)[0]))
    else send(response, 404, 'Không có', refusal('Không có trang này.'))
    return true
  }

  const accounts = () => [...new Set(movements.map(({ account }) => account))]

  /** `back`: a page of the shop, and nowhere else. */
  const backOf = (path) => (typeof path === 'string' && /^\/(?!\/)[\w/%-]*$/.test(path) ? shopUrl + path : '')

  function openTransfer(response, query) {
    const order = query.has('qr') ? readQr(query.get('qr')) : orderOf(query)
    if (!order) return send(response, 400, 'Chưa đọc được', refusal('Không đọc được mã VietQR này, hoặc thiếu số tài khoản, số tiền.'))
    send(response, 200, 'Chuyển khoản', transferPage({ ...order, back: query.get('back') ?? '' }))
  }

  function orderOf(values) {
    const [bin, account, amount, content] = [values.get('bin') ?? '', (values.get('account') ?? '').replace(/\s/g, ''), Number((values.get('amount') ?? '').replace(/[.\s]/g, '')), values.get('content') ?? '']
    const fits = /^\d{6}$/.test(bin) && /^[A-Za-z0-9]{4,19}$/.test(account) && Number.isSafeInteger(amount) && amount > 0
    return fits ? { bin, account, amount, content: content.slice(0, 200) } : undefined
  }

  async function transfer(response, form) {
    const order = orderOf(form)
    const act = acts[form.get('do')]
    if (!order || !act) return send(response, 400, 'Chưa chuyển', refusal('Không rõ chuyển bao nhiêu, cho ai.'))
    send(response, 200, 'Đã chuyển', donePage(await act(order), backOf(form.get('back'))))
  }

  const acts = {
    exact: (order) => moveAndTell(order),
    quiet: async (order) => [move(order)],
    less: (order) => moveAndTell({ ...order, amount: Math.max(1, order.amount - LESS) }),
    twice: async (order) => [...(await moveAndTell(order)), ...(await moveAndTell(order))],
    wrong_code: (order) => moveAndTell({ ...order, content: 'chuyen tien mua che' }),
    async told_twice(order) {
      const movement = move(order)
      await Promise.all([tell(movement), tell(movement)])
      await tell(movement)
      return [movement]
    },
    async forged(order) {
      await tell(movementOf(order), { forged: true })
      return []
    },
  }

  /** Money in is positive. */
  function movementOf({ bin, account, amount, content, from = 'NGUYEN HOANG NAM', reference }) {
    const local = new Date(now().getTime() + 7 * 3_600_000).toISOString()
    const id = String(++number)
    return { id, day: local.slice(0, 10), time: local.slice(11, 19), bin, account, amount, content: amount > 0 ? `MBVCB.${4_471_290_000 + number}.${content}.CT tu 0451000123456 ${from}` : content, from, reference: reference ?? `FT${local.slice(2, 10).replaceAll('-', '')}${String(number).padStart(6, '0')}`, told: [] }
  }

  function move(order) {
    const movement = movementOf(order)
    movements = [...movements, movement].slice(-MOST_MOVEMENTS)
    return movement
  }

  async function moveAndTell(order) {
    const movement = move(order)
    await tell(movement)
    return [movement]
  }

  async function tell(movement, options) {
    const { name, short } = bankOf(movement.bin)
    const message = {
      ...{ id: Number(movement.id), reference: movement.reference, description: movement.content, amount: movement.amount, runningBalance: 50_000_000, transactionDateTime: `${movement.day} ${movement.time}` },
      ...{ accountNumber: movement.account, bankName: name, bankAbbreviation: short, virtualAccountNumber: '', virtualAccountName: '', counterAccountName: movement.from, counterAccountNumber: '0451000123456', counterAccountBankId: '970422', counterAccountBankName: 'MB' },
    }
    movement.told.push(await tellFeed({ shopUrl, checksumKey, now }, message, options))
  }

  async function tellAgain(response, id) {
    const movement = movements.find((one) => one.id === id)
    if (!movement) return send(response, 404, 'Không có', refusal('Không thấy giao dịch này.'))
    await tell(movement)
    response.writeHead(303, { location: '/bank/' }).end()
  }

  function sendStatement(response, query) {
    const [account, layout, encoding, separator] = [query.get('account') ?? '', query.get('layout') ?? 'vietcombank', query.get('encoding') ?? 'utf-8', separators[query.get('separator') ?? 'comma']]
    if (!Object.hasOwn(statementLayouts, layout) || !encodings.includes(encoding) || !separator) return send(response, 400, 'Chưa tải được', refusal('Không có kiểu tệp này.'))
    const own = movements.filter((movement) => movement.account === account)
    sendFile(response, `sao-ke-${layout}.csv`, encode(statement({ account, movements: own, layout, separator }), encoding), encoding)
  }

  const lines = (typed) => new Set(typed.split(/[^\d]+/).filter(Boolean).map(Number))

  /** The list a company uploads: every row leaves the account, rows sent back come in again. */
  function takePayouts(response, form) {
    const rows = readPayouts(form.list)
    if (!rows || rows.length === 0) return send(response, 400, 'Chưa nhận', refusal('Không đọc được danh sách này.'))
    const [returned, renamed] = [lines(form.returned), lines(form.renamed)]
    const account = accounts()[0] ?? '1023456789012'
    const done = rows.map((row, at) => {
      const { reference } = move({ bin: banks.vietcombank.bin, account, amount: -row.amount, content: row.text, from: row.holder })
      const sentBack = returned.has(at + 1)
      if (sentBack) move({ bin: banks.vietcombank.bin, account, amount: row.amount, content: `Hoan tra ${row.text}`, from: row.holder, reference: `${reference}R` })
      return { ...row, bankHolder: renamed.has(at + 1) ? 'NGUYEN VAN KHAC' : row.holder, returned: sentBack, reference }
    })
    const id = (lists.at(-1)?.id ?? 0) + 1
    lists.push({ id, rows: done })
    if (lists.length > MOST_LISTS) lists.shift()
    sendFile(response, `ket-qua-${id}.csv`, Buffer.from(resultFile(done)))
  }

  function sendResult(response, id) {
    const list = lists.find((one) => one.id === id)
    if (!list) return send(response, 404, 'Không có', refusal('Không có danh sách này.'))
    sendFile(response, `ket-qua-${id}.csv`, Buffer.from(resultFile(list.rows)))
  }

  return { handle, close: async () => undefined }
}

const sendFile = (response, name, bytes, encoding = 'utf-8') =>
  response.writeHead(200, { 'content-type': `text/csv; charset=${encoding.replace('-bom', '')}`, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' }).end(bytes)
const sendJson = (response, value) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(value))

/** A file from the page, or the list itself as a field. */
async function formOf(request) {
  const body = Buffer.concat(await Array.fromAsync(request)).subarray(0, LONGEST_BODY)
  const form = await new Response(body, { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData().catch(() => new FormData())
  const list = form.get('list')
  return { list: typeof list === 'string' ? list : ((await list?.text()) ?? ''), returned: String(form.get('returned') ?? ''), renamed: String(form.get('renamed') ?? '') }
}

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > LONGEST_BODY) return ''
  }
  return text
}
