import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { allocate, newHost, newLicence } from './support/licences.ts'
import { expectLight, openMeasured, scriptBytesMax } from './support/measured.ts'
import { enterAgainAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { lookIn, looksAt, wordsFor } from './support/surroundings.ts'

const loginId = 'liam.bennett'

/** A licence of which something is allocated, made once for all looks of a worker. */
type Subject = { number: string; licence: string; allocation: string }
let made: Promise<Subject> | null = null

const host = 'hostIdType=hostname&hostId=srv-of-pictures'
/** Pages of the licences feature, below the organization. */
const addresses = {
  overview: () => '',
  licences: () => '/licences',
  'licences-found': () => '/licences?q=workspace&status=active&sort=product',
  'licences-no-match': () => '/licences?q=zzzzzz',
  'licences-hidden': () => '/licences?view=hidden',
  licence: ({ licence }) => `/licences/${licence}`,
  'allocate-host': ({ licence }) => `/licences/${licence}/allocate`,
  'allocate-quantity': ({ licence }) => `/licences/${licence}/allocate/quantity?${host}`,
  'allocate-check': ({ licence }) => `/licences/${licence}/allocate/check?${host}.example.com&quantity=5&features=`,
  'allocate-refused': ({ licence }) => `/licences/${licence}/allocate/check?${host}&quantity=5000&features=`,
  'reallocate-host': ({ licence, allocation }) => `/licences/${licence}/allocations/${allocation}/reallocate`,
  'reallocate-check': ({ licence, allocation }) =>
    `/licences/${licence}/allocations/${allocation}/reallocate/check?${host}`,
  return: ({ licence, allocation }) => `/licences/${licence}/allocations/${allocation}/return`,
  features: ({ licence, allocation }) => `/licences/${licence}/allocations/${allocation}/features`,
  'reallocate-exception': ({ licence, allocation }) => `/licences/${licence}/allocations/${allocation}/reallocate`,
  'reallocate-excepted': ({ licence, allocation }) =>
    `/licences/${licence}/allocations/${allocation}/reallocate/check?${host}&exception=on`,
  reissue: ({ licence, allocation }) => `/licences/${licence}/allocations/${allocation}/reissue`,
  done: ({ licence, allocation }) => `/licences/${licence}/allocations/${allocation}/done`,
} as const satisfies Record<string, (subject: Subject) => string>

type Screen = keyof typeof addresses

/** Screens that only the vendor's licensing operators have. */
const forOperators: readonly Screen[] = ['reallocate-exception', 'reallocate-excepted', 'reissue']
const isScreen = (name: string): name is Screen => Object.hasOwn(addresses, name)

for (const look of looksAt(Object.keys(addresses).filter(isScreen)))
  test(`PLT-11: nothing keeps anybody from using ${wordsFor(look)}, light and still`, async ({
    browser,
    request,
  }, info) => {
    await lookIn(browser, look, async (page) => {
      await enterAgainAs(page, loginId)
      made ??= newLicence(request, { loginId }).then(async (licence) => {
        const { id } = await allocate(page, licence, newHost(), 10)
        return { number: licence.number, licence: licence.id, allocation: id }
      })
      const subject = await made
      if (forOperators.includes(look.screen)) await enterAgainAs(page, 'olga.meyer')
      const opened = await openMeasured(page, `/${look.language}/o/${subject.number}${addresses[look.screen](subject)}`)
      expect(opened.status).toBe(200)
      expectLight(opened, scriptBytesMax)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await takePicture(page, info, wordsFor(look).replaceAll(' ', '-'))
    })
  })
