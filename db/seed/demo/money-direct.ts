import { secretsOf } from '../../../scripts/simulators/vnpay/merchants.mjs'
import { fold } from '#app/lib/fold.ts'
import { setOwnAccount, setOwnMerchant } from '#app/modules/payments/collectors/own-ways.server.ts'
import { step, type Office } from './money-office.ts'
import type { Step } from './days.ts'
import { PIN } from './people.ts'
import { sellerContext, type Seller } from './producers.ts'

/** HTX Đồng Mới takes its buyers' money itself, beside all the others whose money the post collects. */
export const DIRECT = 'dong-moi'
/** One of the shops the simulated gateway knows. */
const TMN_CODE = 'SHOP0001'
const secret = secretsOf({ tmnCode: '', hashSecret: '' })(TMN_CODE)!

/** The evening its stall opened: where transfers go, and its own merchant at VNPay. */
export function ownWays({ world, calendar }: Office, seller: Seller): Step {
  const at = calendar.at(seller.openedAgo, '19:20')
  return step(at, async () => {
    const as = (key: string) => ({ ...sellerContext(world, seller, at, key), actor: seller.owner })
    await setOwnAccount(as('own account'), { bankBin: '970405', number: '4801205006868', holderName: fold('HTX Đồng Mới').toUpperCase(), pin: PIN })
    await setOwnMerchant(as('own merchant'), { tmnCode: TMN_CODE, secret, pin: PIN })
  })
}
