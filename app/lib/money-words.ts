const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const scales = ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ', 'triệu tỷ']

/** 250000 → 'hai trăm năm mươi nghìn đồng'. `thousand` is 'ngàn' in the south. */
export function dongInWords(amount: number, thousand: 'nghìn' | 'ngàn' = 'nghìn'): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`not whole đồng: ${amount}`)
  if (amount === 0) return 'không đồng'
  const groups: number[] = []
  for (let rest = amount; rest > 0; rest = Math.floor(rest / 1000)) groups.push(rest % 1000)
  const words = groups
    .map((group, scale) => (group === 0 ? '' : `${threeDigits(group, scale < groups.length - 1)} ${scales[scale]}`.trim()))
    .reverse()
    .filter(Boolean)
    .join(' ')
  return `${words} đồng`.replaceAll('nghìn', thousand)
}

function threeDigits(group: number, full: boolean): string {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10] as const
  const words: string[] = []
  if (hundreds > 0 || full) words.push(digits[hundreds]!, 'trăm')
  if (tens === 0 && ones > 0 && words.length > 0) words.push('linh')
  if (tens === 1) words.push('mười')
  if (tens > 1) words.push(digits[tens]!, 'mươi')
  if (ones > 0) words.push(onesWord(tens, ones))
  return words.join(' ')
}

function onesWord(tens: number, ones: number): string {
  if (ones === 1 && tens > 1) return 'mốt'
  if (ones === 4 && tens > 1) return 'tư'
  if (ones === 5 && tens > 0) return 'lăm'
  return digits[ones]!
}
