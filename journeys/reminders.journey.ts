import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { customerWithPeople } from './support/customers.ts'
import { expect, test } from './support/journey.ts'
import { letterTo } from './support/mailbox.ts'
import { enter, inviters } from './support/own-person.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { title } from './support/signing-in.ts'

/** Who was reminded, in each language. */
const reminded = { en: 'liam.bennett@harbor-mutual.example', es: 'luis.romero@norte-systems.example' } as const

test('REN-16, REN-25: one digest tells what is due, the calendar shows it by month, and each number opens its lines', async ({
  page,
  request,
  open,
  say,
  language,
}, testInfo) => {
  const digest = await letterTo(request, reminded[language], /^Renewals? due|^Renovaci(ón|ones) pendientes?/)
  expect(digest.text).toContain(say({ en: 'Your renewals specialist:', es: 'Su especialista en renovaciones:' }))

  await enterAs(page, inviters[language])
  await open('/')
  await page
    .getByRole('link', { name: say({ en: 'Manage my renewals', es: 'Gestionar mis renovaciones' }) })
    .first()
    .click()
  await page.getByRole('link', { name: say({ en: 'Calendar', es: 'Calendario' }), exact: true }).click()
  const row = page.getByRole('row').nth(1)
  await expect(row).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'calendar')
  const figure = row.getByRole('link').first()
  const count = /\d+/.exec((await figure.textContent()) ?? '')?.[0]
  await figure.click()
  await expect(page).toHaveURL(/renewable=all&endsFrom=\d{4}-\d{2}-01&endsBy=/)
  await expect(
    page.getByText(new RegExp(`^${count} ${say({ en: '(line|lines)', es: '(línea|líneas)' })}$`)),
  ).toBeVisible()
})

test('REN-16, UX-39: administrators set who is reminded; the slower one sees what the other has set, and saves with a second press', async ({
  page,
  newWindow,
  request,
  say,
  language,
}, testInfo) => {
  const administrator = { types: ['administrator'] } as const
  const { number, people } = await customerWithPeople(request, language, [administrator, administrator])
  const [slow, fast] = people
  if (!slow || !fast) throw new Error('the company lacks its people')
  const form = `/${language}/o/${number}/renewals/reminders`
  const sales = say({ en: 'Sales contacts', es: 'Contactos de ventas' })
  const advisors = say({ en: 'Advisors', es: 'Asesores' })
  const save = say({ en: 'Save', es: 'Guardar' })
  const other = await newWindow()

  await enter(page, slow)
  await page.goto(form)
  await expect(title(page)).toHaveText(say({ en: 'Reminders of renewals', es: 'Avisos de renovación' }))
  await enter(other, fast)
  await other.goto(form)
  await other.getByLabel(sales).check()
  await other.getByRole('button', { name: save }).click()
  await other.waitForURL(/done=saved/)

  await page.getByLabel(advisors).uncheck()
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('group')).toHaveAccessibleDescription(new RegExp(sales))
  await expect(page.getByLabel(advisors)).not.toBeChecked()
  await expectAccessible(page)
  await takePicture(page, testInfo, 'reminders-conflict')
  await page.getByRole('button', { name: save }).click()
  await page.waitForURL(/done=saved/)
  await expect(page.getByLabel(advisors)).not.toBeChecked()
  await expect(page.getByLabel(sales)).not.toBeChecked()
})
