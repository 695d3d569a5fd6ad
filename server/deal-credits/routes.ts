import { dealCredits } from '../../contract/deal-credits.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { changeDealCredit } from './change-deal-credit.ts'
import { listDealCredits } from './list-deal-credits.ts'
import { listOwnCredits } from './list-own-credits.ts'
import { listPartnerCredits } from './list-partner-credits.ts'

/** Who gets the commission (PAR-11). */
export const dealCreditRoutes = serve<House, typeof dealCredits>(dealCredits, {
  listDealCredits,
  changeDealCredit,
  listPartnerCredits,
  listOwnCredits,
})
