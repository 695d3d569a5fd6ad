import type { Page, TestInfo } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { customerWithPeople } from './support/customers.ts'
import { expect, test } from './support/journey.ts'
import { letterTo, linkIn } from './support/mailbox.ts'
import { enter, type OwnPerson } from './support/own-person.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { type Say, title } from './support/signing-in.ts'

const administrator = { types: ['administrator'] } as const
const restricted = { types: ['ship-to'], restricted: true } as const

/** What is read and pressed again and again. */
function accessWords(say: Say) {
  return {
    licences: say({ en: 'Licences', es: 'Licencias' }),
    limited: say({ en: 'Your access to My Account is limited', es: 'Su acceso a Mi cuenta está limitado' }),
    ask: say({ en: 'Ask for access', es: 'Solicitar acceso' }),
    asked: say({ en: 'You have asked for access', es: 'Ha solicitado acceso' }),
    grant: say({ en: 'Grant access', es: 'Conceder acceso' }),
    refuse: say({ en: 'Refuse access', es: 'Denegar acceso' }),
    recover: say({ en: 'Ask for a new administrator', es: 'Solicitar un administrador nuevo' }),
  }
}

const nameOf = ({ firstName, lastName }: OwnPerson) => `${firstName} ${lastName}`

/** Looks closely at a page that has not been looked at before. */
async function look(page: Page, testInfo: TestInfo, picture: string): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, picture)
}

/** Reads at the licences that access is limited, and asks for it from there. */
async function askForAccess(page: Page, say: Say, note: string): Promise<void> {
  const words = accessWords(say)
  await page.getByRole('main').getByRole('link', { name: words.ask }).click()
  await expect(title(page)).toHaveText(words.ask)
  await page
    .getByRole('textbox', { name: say({ en: 'Why you need access', es: 'Para qué necesita el acceso' }) })
    .fill(note)
  await page.getByRole('button', { name: words.ask }).click()
  await expect(title(page)).toHaveText(words.asked)
}

test('ACC-6: a restricted contact reads who can help, asks, is granted access from the mail, and it works with the next click', async ({
  page,
  newWindow,
  request,
  say,
  language,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const words = accessWords(say)
  const { number, people } = await customerWithPeople(request, language, [administrator, restricted])
  const [admin, asker] = people
  if (!admin || !asker) throw new Error('the company lacks its people')
  const licences = `/${language}/o/${number}/licences`

  await enter(page, asker)
  await page.goto(licences)
  await expect(title(page)).toHaveText(words.licences)
  await expect(page.getByRole('main')).toContainText(words.limited)
  await expect(page.getByRole('main')).toContainText(nameOf(admin))
  await expect(page.getByRole('main').getByRole('link', { name: admin.email })).toHaveAttribute(
    'href',
    `mailto:${admin.email}`,
  )
  await look(page, testInfo, 'limited')
  await askForAccess(page, say, 'SRV-7')
  await expect(page.getByRole('status').first()).toBeVisible()
  await expect(page.getByRole('main')).toContainText(admin.email)
  await look(page, testInfo, 'asked')
  await page.goto(licences)
  await expect(page.getByRole('main').getByRole('link', { name: words.ask })).toHaveCount(0)
  await page.getByRole('link', { name: say({ en: 'See your request', es: 'Ver su solicitud' }) }).click()
  await expect(page.getByRole('main')).toContainText('SRV-7')

  const letter = await letterTo(request, admin.email, new RegExp(nameOf(asker)))
  const other = await newWindow()
  await enter(other, admin)
  // A program that looks what a link leads to decides nothing.
  const opened = await other.request.get(linkIn(letter))
  expect(opened.status()).toBe(200)
  await other.goto(linkIn(letter))
  await expect(title(other)).toHaveText(nameOf(asker))
  await expect(other.getByRole('main')).toContainText('SRV-7')
  await look(other, testInfo, 'request')
  await other.getByRole('button', { name: words.grant }).click()
  await expect(other.getByRole('status').first()).toContainText(say({ en: 'Access granted', es: 'Acceso concedido' }))
  await expect(other.getByRole('button', { name: words.grant })).toHaveCount(0)
  await look(other, testInfo, 'request-granted')

  await page.goto(licences)
  await expect(title(page)).toHaveText(words.licences)
  await expect(page.getByText(words.limited)).toHaveCount(0)
  const granted = await letterTo(request, asker.email, /./)
  expect(granted.text).toContain(nameOf(admin))
})

test('ACC-6, ACC-17: what is asked for waits on the administrators’ first page, and is refused there with one click', async ({
  page,
  newWindow,
  request,
  say,
  language,
}, testInfo) => {
  test.slow()
  const words = accessWords(say)
  const { number, people } = await customerWithPeople(request, language, [administrator, restricted])
  const [admin, asker] = people
  if (!admin || !asker) throw new Error('the company lacks its people')
  await enter(page, asker)
  await page.goto(`/${language}/o/${number}/company/edit`)
  await expect(page.getByRole('main')).toContainText(words.limited)
  await askForAccess(page, say, '')

  const other = await newWindow()
  await enter(other, admin)
  await other.goto(`/${language}/o/${number}`)
  const task = other
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: nameOf(asker) })
  await expect(task.getByRole('button', { name: words.grant })).toBeVisible()
  await look(other, testInfo, 'overview-with-request')
  await task.getByRole('button', { name: words.refuse }).click()
  await expect(title(other)).toHaveText(nameOf(asker))
  await expect(other.getByRole('status').first()).toContainText(say({ en: 'Access refused', es: 'Acceso denegado' }))

  await page.reload()
  await expect(page.getByRole('main')).toContainText(
    say({ en: `${nameOf(admin)} refused your last request`, es: `${nameOf(admin)} denegó su última solicitud` }),
  )
  await page.goto(`/${language}/o/${number}/licences`)
  await expect(page.getByRole('main')).toContainText(words.limited)
})

test('ACC-9: a company asks for a new administrator, a colleague objects, and customer service refuses', async ({
  page,
  newWindow,
  request,
  say,
  language,
}, testInfo) => {
  test.slow()
  const words = accessWords(say)
  const company = await customerWithPeople(request, language, [restricted, { types: ['bill-to'] }])
  const [asker, colleague] = company.people
  if (!asker || !colleague) throw new Error('the company lacks its people')

  await enter(page, asker)
  await page.goto(`/${language}/o/${company.number}/licences`)
  await page.getByRole('main').getByRole('link', { name: words.recover }).click()
  await expect(title(page)).toHaveText(words.recover)
  await page.getByRole('button', { name: words.recover }).click()
  await expect(page.getByRole('alert')).toContainText(say({ en: 'There is a problem', es: 'Hay un problema' }))
  await look(page, testInfo, 'recovery-without-evidence')
  await page.getByRole('textbox').last().fill('Rosa Vidal → 31.10.')
  await page.getByRole('button', { name: words.recover }).click()
  await expect(title(page)).toHaveText(
    say({ en: 'Request for a new administrator', es: 'Solicitud de un administrador nuevo' }),
  )
  await look(page, testInfo, 'recovery-asked')
  const requestPage = page.url().replace(/\?.*/, '')

  const other = await newWindow()
  await enter(other, colleague)
  await other.goto(linkIn(await letterTo(request, colleague.email, new RegExp(nameOf(asker)))))
  await expect(other.getByRole('main')).toContainText('Rosa Vidal → 31.10.')
  await look(other, testInfo, 'recovery-notice')
  await other
    .getByRole('textbox', { name: say({ en: 'Why you object', es: 'Por qué se opone' }) })
    .fill('Rosa Vidal: +34 600 000 001')
  await other.getByRole('button', { name: say({ en: 'Object to request', es: 'Oponerse a la solicitud' }) }).click()
  await expect(
    other.getByRole('status').filter({ hasText: say({ en: 'Your objection is noted', es: 'Su oposición consta' }) }),
  ).toBeVisible()
  await look(other, testInfo, 'recovery-objected')

  const staff = await newWindow()
  await enterAs(staff, 'sam.patel')
  await staff.goto(`/${language}/console/organizations`)
  await staff
    .getByRole('main')
    .getByRole('link', { name: say({ en: 'Lost administrators', es: 'Sin administrador' }) })
    .click()
  await expect(staff).toHaveURL(/recovery-requests/)
  await look(staff, testInfo, 'recovery-queue')
  await staff.getByRole('main').getByRole('link', { name: company.name }).click()
  await expect(staff.getByRole('main')).toContainText('Rosa Vidal: +34 600 000 001')
  await expect(
    staff.getByRole('button', { name: say({ en: 'Approve request', es: 'Aprobar la solicitud' }) }),
  ).toHaveCount(0)
  await look(staff, testInfo, 'recovery-to-decide')
  await staff
    .getByRole('textbox', { name: say({ en: 'Why it is refused', es: 'Por qué se deniega' }) })
    .fill('Rosa Vidal ✓')
  await staff.getByRole('button', { name: say({ en: 'Refuse request', es: 'Denegar la solicitud' }) }).click()
  await expect(staff.getByRole('status').first()).toContainText(nameOf(asker))

  await page.goto(requestPage)
  await expect(page.getByRole('main')).toContainText('Rosa Vidal ✓')
})
