import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { change } from './support/licences.ts'
import { letterTo, linkIn } from './support/mailbox.ts'
import { demoPerson } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { customerThatShares, sharingPartners } from './support/sharing.ts'
import { signIn, title } from './support/signing-in.ts'

test('PAR-12, PAR-6, PAR-9: from the letter to the new customer, sales search, and exactly the licence that it shares', async ({
  page,
  request,
  open,
  say,
  language,
}, testInfo) => {
  // Two companies' people, and many pages, each examined.
  test.slow()
  const { customer, administrator, shown, others } = await customerThatShares(request, language)
  const person = await demoPerson(request, sharingPartners[language].person)

  // Signed out, the link of the letter leads through signing in to that very customer.
  await page.goto(linkIn(await letterTo(request, sharingPartners[language].email, new RegExp(customer.name))))
  await signIn(page, say, person.loginId, person.password)
  await expect(title(page)).toHaveText(customer.name)
  await expect(page.getByText(say({ en: 'Viewing your customer', es: 'Está viendo a su cliente' }))).toBeVisible()
  await expect(page.getByRole('link', { name: administrator.email })).toBeVisible()
  await expect(page.getByText(say({ en: '1 licence shared', es: '1 licencia compartida' }))).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'customer')

  await page.getByRole('link', { name: shown.code }).click()
  await expect(page.getByText(say({ en: '0 of 10', es: '0 de 10' })).first()).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, testInfo, 'shared-licence')
  await page.getByRole('link', { name: say({ en: 'Leave', es: 'Salir' }) }).click()

  await expect(title(page)).toHaveText(say({ en: 'Sales search', es: 'Búsqueda comercial' }))
  const box = page.getByRole('searchbox', { name: say({ en: 'Name or number', es: 'Nombre o número' }) })
  await box.fill(customer.name)
  // With scripts the list follows what is typed; without them it waits for the button.
  if (language === 'es') await page.getByRole('button', { name: 'Aplicar filtros' }).click()
  await expect(page).toHaveURL(/[?&]q=/)
  const row = page.getByRole('row').filter({ hasText: customer.number })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(say({ en: 'New', es: 'Nuevo' }))
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'sales-search')

  await page
    .getByRole('link', { name: say({ en: 'Shared licences', es: 'Licencias compartidas' }) })
    .first()
    .click()
  await expect(title(page)).toHaveText(say({ en: 'Shared licences', es: 'Licencias compartidas' }))
  const codes = page.getByRole('searchbox', {
    name: say({ en: 'Code, contract or product', es: 'Código, contrato o producto' }),
  })
  for (const licence of [shown, ...others]) {
    await codes.fill(licence.code)
    if (language === 'es') await page.getByRole('button', { name: 'Aplicar filtros' }).click()
    await expect(page.getByText(say({ en: `Search: ${licence.code}`, es: `Búsqueda: ${licence.code}` }))).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: licence.code })).toHaveCount(licence === shown ? 1 : 0)
  }
  await expect(
    page.getByText(say({ en: 'No licence that is shared', es: 'Ninguna licencia compartida' })),
  ).toBeVisible()
  await expectAccessible(page)

  // The task is done from the overview, and gone.
  await page.getByRole('link', { name: 'Chancery' }).first().click()
  await expect(title(page)).toHaveText(say({ en: 'Overview', es: 'Resumen' }))
  await expectAccessible(page)
  await takePicture(page, testInfo, 'partner-overview')
  const task = page.getByRole('row').filter({ hasText: customer.name })
  await task.getByRole('button', { name: say({ en: 'Taken note', es: 'Tomar nota' }) }).click()
  await expect(page.getByRole('status').first()).toContainText(say({ en: 'taken note', es: 'tomado nota' }))
  await expect(task).toHaveCount(0)

  // The customer reads who looked, and how often.
  await change(request, '/sign-in', { loginId: administrator.loginId, password: administrator.password })
  await page.context().clearCookies()
  await page.context().addCookies((await request.storageState()).cookies)
  await open(`/o/${customer.number}/activity`)
  await expect(
    page.getByText(new RegExp(say({ en: 'times? that day', es: '(vez|veces) ese día' }))).first(),
  ).toBeVisible()
})
