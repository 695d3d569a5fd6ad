import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of deal credits (PAR-11): of a customer, for the vendor's people; of a partner, for it and for them. */
export const dealCreditPages: RouteConfigEntry[] = [
  route('deal-credits', 'deal-credits/customer-credits.tsx'),
  route('partner/deal-credits', 'deal-credits/partner-credits.tsx'),
]
