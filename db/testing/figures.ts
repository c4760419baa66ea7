/** The texts of a page's cells, headings and paragraphs, in order; letters of screen readers left out. */
export function textsOf(html: string): string[] {
  return html
    .replace(/<(svg|script|style)[^]*?<\/\1>/g, '')
    .replace(/<\/?(td|th|dt|dd|p|h\d|li|tr|caption|div|summary|label|button|a)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(' ', ' ')
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

const AMOUNT = /^[−-]?\d{1,3}(\.\d{3})*( đ| Nợ| Có)?$/
/** '−7.200 đ' → -7200; undefined for what is no amount. */
export const amountIn = (text: string): number | undefined => (AMOUNT.test(text) ? Number(text.replace('−', '-').replace(/[^\d-]/g, '')) : undefined)

/** The amounts that follow a label up to the next text that is none. */
export function amountsAfter(texts: readonly string[], label: string | RegExp): number[] {
  const at = texts.findIndex((text) => (typeof label === 'string' ? text === label : label.test(text)))
  if (at < 0) throw new Error(`${String(label)} does not stand on the page: ${texts.join(' | ').slice(0, 3_000)}`)
  const amounts: number[] = []
  for (const text of texts.slice(at + 1)) {
    const amount = amountIn(text)
    if (amount === undefined) break
    amounts.push(amount)
  }
  return amounts
}
