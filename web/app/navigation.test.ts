import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import app from '../../messages/en/app.json' with { type: 'json' }
import type { Messages } from '../../messages/messages.gen.ts'
import { isAt, partnerNav } from './navigation.ts'

// The words of the shell alone are asked for here.
const t = createTranslator({ locale: 'en', messages: { app } as unknown as Messages })
const places = partnerNav(t, 'en', '7')

test.each([
  ['/en/o/7/partner', t('app.nav.overview')],
  ['/en/o/7/partner/customers', t('app.nav.salesSearch')],
  ['/en/o/7/partner/customers/8/licences/9', t('app.nav.salesSearch')],
  ['/en/o/7/partner/customers/8/renewals/price', t('app.nav.customerRenewals')],
  ['/en/o/7/partner/customers/8/quotes/9', t('app.nav.customerRenewals')],
  ['/en/o/7/partner/quotes', t('app.nav.customerRenewals')],
  ['/en/o/7/partner/customersish', undefined],
])('UX-2: of the places of a partner one at most is current: %s', (pathname, name) => {
  const current = places.filter((place) => isAt(place, pathname)).map(({ label }) => label)
  expect(current).toEqual(name === undefined ? [] : [name])
})
