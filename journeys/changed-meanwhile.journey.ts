import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { customerWithPeople } from './support/customers.ts'
import { expect, test } from './support/journey.ts'
import { enter } from './support/own-person.ts'
import { takePicture } from './support/pictures.ts'

const administrator = { types: ['administrator'] } as const

test('UX-39: who is slower than a colleague sees both values, loses nothing that they typed, and saves it with a second press', async ({
  page,
  newWindow,
  request,
  say,
  language,
}, testInfo) => {
  const { number, people } = await customerWithPeople(request, language, [administrator, administrator])
  const [slow, fast] = people
  if (!slow || !fast) throw new Error('the company lacks its people')
  const form = `/${language}/o/${number}/company/edit`
  const phone = say({ en: 'Phone', es: 'Teléfono' })
  const save = say({ en: 'Save changes', es: 'Guardar cambios' })
  const other = await newWindow()

  await enter(page, slow)
  await page.goto(form)
  await enter(other, fast)
  await other.goto(form)
  await other.getByLabel(phone).fill('+34 944 000 111')
  await other.getByRole('button', { name: save }).click()
  await other.waitForURL(/saved/)

  await page.getByLabel(phone).fill('+34 944 000 222')
  await page.getByLabel('Fax').fill('+34 944 000 333')
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(
    say({ en: 'Somebody changed this while you were at it', es: 'Alguien ha cambiado esto mientras usted lo editaba' }),
  )
  await expect(page.getByLabel(phone)).toHaveValue('+34 944 000 222')
  await expect(page.getByLabel(phone)).toHaveAccessibleDescription(/\+34944000111/)
  await expect(page.getByLabel('Fax')).toHaveValue('+34 944 000 333')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'changed-meanwhile')

  await page.getByRole('button', { name: save }).click()
  await page.waitForURL(/saved/)
  await expect(page.getByRole('main')).toContainText('+34944000222')
  await expect(page.getByRole('main')).toContainText('+34944000333')
})
