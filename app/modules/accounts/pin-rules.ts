const PIN = /^\d{6}$/
const RISING = '01234567890123'
const YEARS_BACK = 1930

/** Why this PIN is none: not six digits, or one of those that are tried first. */
export function pinFault(pin: string, phone = ''): 'accounts.pinShape' | 'accounts.pinEasy' | undefined {
  if (!PIN.test(pin)) return 'accounts.pinShape'
  const national = phone.replace(/^\+84/, '0')
  return isRun(pin) || isPattern(pin) || isDate(pin) || national.includes(pin) ? 'accounts.pinEasy' : undefined
}

const isRun = (pin: string) => RISING.includes(pin) || RISING.includes([...pin].reverse().join(''))
/** 000000, 121212, 123123, 112233 */
const isPattern = (pin: string) => /^(\d{1,3})\1+$/.test(pin) || /^(\d)\1(\d)\2(\d)\3$/.test(pin)

/** Day, month and year in the ways a birthday is written: ddmmyy, yymmdd, mmyyyy, yyyymm. */
function isDate(pin: string): boolean {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [number, number, number]
  const isDay = (n: number) => n >= 1 && n <= 31
  const isMonth = (n: number) => n >= 1 && n <= 12
  const isYear = (n: number) => n >= YEARS_BACK && n <= YEARS_BACK + 120
  return (isDay(a) && isMonth(b)) || (isMonth(b) && isDay(c)) || (isMonth(a) && isYear(b * 100 + c)) || (isYear(a * 100 + b) && isMonth(c))
}

const MIN_PASSWORD = 10
export const MAX_PASSWORD = 128

export function passwordFault(password: string, phone = ''): 'accounts.passwordShort' | 'accounts.passwordEasy' | undefined {
  if ([...password].length < MIN_PASSWORD) return 'accounts.passwordShort'
  const national = phone.replace(/^\+84/, '0')
  const plain = password.toLowerCase()
  const easy = /^\d+$/.test(plain) || new Set(plain).size < 5 || /^(password|matkhau|qwerty|cholang)/.test(plain) || (national !== '' && plain.includes(national))
  return easy ? 'accounts.passwordEasy' : undefined
}
