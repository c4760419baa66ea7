/** '0912 345 678', '84912345678', '+84 912.345.678' → '+84912345678'; undefined when it is no Vietnamese mobile number. */
export function readPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s.\-()]/g, '').replace(/^(\+?84|0)/, '')
  return /^(3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/.test(digits) ? `+84${digits}` : undefined
}

/** How many digits a number of ten lacks; negative when it has too many. */
export const missingDigits = (typed: string): number => 10 - typed.replace(/\D/g, '').replace(/^84/, '0').length

/** '+84912345678' → '0912 345 678' */
export const showPhone = (phone: string): string => phone.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3')

/** '+84912345678' → '09xx xxx 678' */
export const maskPhone = (phone: string): string => phone.replace(/^\+84(\d)\d{5}(\d{3})$/, '0$1xx xxx $2')
