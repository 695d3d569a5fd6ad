import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { customerWithPeople } from './support/customers.ts'
import { expect, type Journey, test } from './support/journey.ts'
import { change } from './support/licences.ts'
import { letterTo, linkIn } from './support/mailbox.ts'
import { enter, newPerson, type OwnPerson } from './support/own-person.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { type Say, title } from './support/signing-in.ts'

/** What is read and pressed in a partner's account. */
function partnerWords(say: Say) {
  return {
    profile: say({ en: 'Partner profile', es: 'Perfil de partner' }),
    register: say({ en: 'Register as partner', es: 'Registrar como partner' }),
    registerButton: say({ en: 'Register partner', es: 'Registrar partner' }),
    administrator: say({ en: 'First organization administrator', es: 'Primer administrador de la organización' }),
    addLocation: say({ en: 'Add location', es: 'Añadir sede' }),
    name: say({ en: 'Name', es: 'Nombre' }),
    city: say({ en: 'City', es: 'Ciudad' }),
    people: say({ en: 'People and roles', es: 'Personas y roles' }),
    everybody: say({ en: 'Everybody', es: 'Todas' }),
    sales: say({ en: 'Sales', es: 'Ventas' }),
    location: say({ en: 'Location', es: 'Sede' }),
    saveRoles: say({ en: 'Save roles', es: 'Guardar roles' }),
    invited: say({
      en: 'An invitation to sign in is on its way',
      es: 'Una invitación para iniciar sesión va de camino',
    }),
    edit: say({ en: 'Edit profile', es: 'Editar perfil' }),
    change: say({ en: 'Change membership', es: 'Cambiar afiliación' }),
    suspended: say({ en: 'Suspended', es: 'Suspendido' }),
    reason: say({ en: 'Reason', es: 'Motivo' }),
    isSuspended: say({ en: 'The membership is suspended', es: 'La afiliación está suspendida' }),
  }
}

async function examine(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

/** A partner manager registers the organization, whose administrator is to lead it. */
async function registerPartner(page: Page, say: Say, number: string, leader: OwnPerson): Promise<void> {
  const words = partnerWords(say)
  await enterAs(page, 'paula.stein')
  await page.goto(`/${say({ en: 'en', es: 'es' })}/o/${number}/partner/profile`)
  await page.getByRole('link', { name: words.register }).click()
  await page.getByRole('button', { name: words.registerButton }).click()
  await expect(page.getByRole('alert')).toContainText(say({ en: 'There is a problem', es: 'Hay un problema' }))
  await examine(page)
  await page.getByLabel(words.city).fill('Vitoria')
  await page
    .getByLabel(words.administrator)
    .selectOption({ label: `${leader.firstName} ${leader.lastName} (${leader.email})` })
  await page.getByRole('button', { name: words.registerButton }).click()
  await expect(title(page)).toHaveText(words.profile)
  await expect(page.getByRole('main')).toContainText('Vitoria')
}

/** A partner manager suspends the membership, in another window. */
async function suspend(newWindow: Journey['newWindow'], say: Say, number: string): Promise<void> {
  const words = partnerWords(say)
  const page = await newWindow({ javaScriptEnabled: false })
  await enterAs(page, 'paula.stein')
  await page.goto(`/${say({ en: 'en', es: 'es' })}/o/${number}/partner/membership`)
  await page.getByLabel(words.suspended).check()
  await page.getByLabel(words.reason).fill('Dues are open.')
  await page.getByRole('button', { name: words.change }).click()
  await expect(page.getByRole('main')).toContainText(words.isSuspended)
}

test('PAR-1, PAR-3: a partner is registered, adds a location, lets a colleague in by a role, and reads why it is suspended', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const words = partnerWords(say)
  const { number, people } = await customerWithPeople(request, language, [{ types: ['administrator'] }])
  const [leader = newPerson()] = people
  const colleague = newPerson()
  await registerPartner(page, say, number, leader)

  await page.context().clearCookies()
  await enter(page, leader)
  const { firstName, lastName, email } = colleague
  await change(page.request, `/organizations/${number}/contacts`, {
    firstName,
    lastName,
    email,
    types: ['sales'],
    language,
  })
  await open(`/o/${number}/partner/profile`)
  await examine(page)
  await takePicture(page, testInfo, 'partner-profile')
  await page.getByRole('link', { name: words.addLocation }).click()
  await page.getByLabel(words.name).fill('Donostia office')
  await page.getByLabel(words.city).fill('Donostia')
  await examine(page)
  await page.getByRole('button', { name: words.addLocation }).click()
  await expect(page.getByRole('rowheader', { name: 'Donostia office' })).toBeVisible()

  await open(`/o/${number}/partner/people`)
  await examine(page)
  await page.getByRole('link', { name: words.everybody, exact: true }).click()
  await page.getByRole('link', { name: `${firstName} ${lastName}` }).click()
  await page.getByRole('checkbox', { name: words.sales }).check()
  await page.getByLabel(words.location, { exact: true }).selectOption({ label: 'Donostia office' })
  await examine(page)
  await takePicture(page, testInfo, 'partner-roles')
  await page.getByRole('button', { name: words.saveRoles }).click()
  await expect(page.getByRole('main')).toContainText(words.invited)

  await page.context().clearCookies()
  await page.goto(linkIn(await letterTo(request, email, /^Your roles at|^Sus roles en/)))
  await page
    .getByRole('textbox', { name: say({ en: 'Login ID', es: 'Identificador de acceso' }) })
    .fill(colleague.loginId)
  await page.getByLabel(say({ en: 'Password', es: 'Contraseña' })).fill(colleague.password)
  await page.getByRole('button', { name: say({ en: 'Accept invitation', es: 'Aceptar la invitación' }) }).click()
  await page.waitForURL(`**/o/${number}/partner**`)
  await open(`/o/${number}/partner/profile`)
  await expect(page.getByRole('main')).toContainText(leader.email)
  await expect(page.getByRole('link', { name: words.edit })).toHaveCount(0)

  await suspend(newWindow, say, number)
  await page.reload()
  await expect(page.getByRole('main')).toContainText(words.isSuspended)
  await expect(page.getByRole('main')).toContainText('paula.stein@meridian.example')
  await examine(page)
  await takePicture(page, testInfo, 'partner-suspended')
  const told = await letterTo(request, leader.email, /^The partner membership of|^La afiliación de/)
  expect(told.text).toContain('Dues are open.')
})
