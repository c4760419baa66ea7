import { theRuntime } from '#app/runtime.server.ts'
import { countOf, readBasketText, writeBasket, type BasketLine } from '#app/modules/checkout/basket.ts'

const MONTH_S = 30 * 86_400
const NAME = 'gio'
/** Only how many things lie in the basket, for the enhancement script to write beside the link. */
const COUNT_NAME = 'gio_so'

/** Nothing in it is trusted: prices and stock are read anew, so it needs no signature. */
export function readBasket(request: Request): BasketLine[] {
  const found = (request.headers.get('Cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${NAME}=`))
  return found ? readBasketText(found.slice(NAME.length + 1)) : []
}

export async function basketHeaders(lines: readonly BasketLine[], headers = new Headers()): Promise<Headers> {
  const secure = (await theRuntime()).env.PUBLIC_URL.startsWith('https://') ? '; Secure' : ''
  const kept = `; Path=/; SameSite=Lax; Max-Age=${lines.length > 0 ? MONTH_S : 0}${secure}`
  headers.append('Set-Cookie', `${NAME}=${writeBasket(lines)}; HttpOnly${kept}`)
  headers.append('Set-Cookie', `${COUNT_NAME}=${countOf(lines) || ''}${kept}`)
  return headers
}
