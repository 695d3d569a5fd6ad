import { expect, test } from 'vitest'
import { isAt, partnerNav } from './navigation.ts'

const places = partnerNav((key) => key, 'en', '7')

test.each([
  ['/en/o/7/partner', 'overview'],
  ['/en/o/7/partner/customers', 'salesSearch'],
  ['/en/o/7/partner/customers/8/licences/9', 'salesSearch'],
  ['/en/o/7/partner/customers/8/renewals/price', 'customerRenewals'],
  ['/en/o/7/partner/customers/8/quotes/9', 'customerRenewals'],
  ['/en/o/7/partner/quotes', 'customerRenewals'],
  ['/en/o/7/partner/customersish', undefined],
])('UX-2: of the places of a partner one at most is current: %s', (pathname, name) => {
  const current = places.filter((place) => isAt(place, pathname)).map(({ label }) => label)
  expect(current).toEqual(name === undefined ? [] : [`app.nav.${name}`])
})
