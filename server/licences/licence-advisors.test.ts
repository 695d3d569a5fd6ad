import { expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'
import { later } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

test('LIC-3: listLicences and readLicence name the advisors that may look at a licence now, and nobody else’s', async () => {
  const acme = await world.customer()
  const admin = await acme.contact()
  const [shown, other] = [await world.licence(acme.organization), await world.licence(acme.organization)]
  const [all, assigned, ended, strange] = await Promise.all(
    ['Alba', 'Beta', 'Cima', 'Duna'].map((name) => world.partner({ name })),
  )
  if (!all || !assigned || !ended || !strange) throw new Error('partners are missing')
  const seesAll = await world.grant(acme, all)
  const seesOne = await world.grant(acme, assigned, { coverage: 'assigned', licences: [shown.id] })
  await world.grant(acme, ended, {
    startsAt: later(startOfTests, { days: -20 }),
    endsAt: later(startOfTests, { days: -1 }),
  })
  await world.grant(await world.customer(), strange)

  const named = [
    { id: seesAll.id, name: 'Alba' },
    { id: seesOne.id, name: 'Beta' },
  ]
  const { items } = (await admin.call('listLicences')).output
  const advisorsOf = (id: string) => items.find((one) => one.id === id)?.advisors
  expect(advisorsOf(shown.id)).toEqual(named)
  expect(advisorsOf(other.id)).toEqual(named.slice(0, 1))
  expect((await admin.call('readLicence', { licenceId: shown.id })).output.advisors).toEqual(named)
})
