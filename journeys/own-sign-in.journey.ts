import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { codeOfApp, keyIn } from './support/authenticator.ts'
import { expect, test } from './support/journey.ts'
import { enter, invitedPerson } from './support/own-person.ts'
import { takePicture } from './support/pictures.ts'
import { signIn, signInAnew, title, wordsOf } from './support/signing-in.ts'

test('ACC-12: a second factor is set up from the secret shown; app and recovery code each work once', async ({
  page,
  newWindow,
  open,
  request,
  say,
  language,
}, testInfo) => {
  const words = wordsOf(say)
  const person = await invitedPerson(request, language)
  await enter(page, person)
  await open('/profile')
  await page
    .getByRole('link', { name: say({ en: 'Set up second factor', es: 'Configurar el segundo factor' }) })
    .click()
  await page.getByLabel(words.password).fill(person.password)
  await page.getByRole('button', { name: say({ en: 'Show the QR code', es: 'Mostrar el código QR' }) }).click()
  const app = await page
    .getByRole('link', {
      name: say({ en: 'Open it in the app on this device', es: 'Abrirlo en la aplicación de este dispositivo' }),
    })
    .getAttribute('href')
  if (app === null) throw new Error('the link to the app leads nowhere')
  await expect(page.getByRole('img', { name: say({ en: 'QR code', es: 'Código QR' }) })).toBeVisible()
  await expect(page.getByRole('code')).toHaveText(keyIn(app) ?? 'no key')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'second-factor')
  const used = codeOfApp(app)
  await page.getByRole('textbox', { name: words.code, exact: true }).fill(used)
  await page
    .getByRole('button', { name: say({ en: 'Turn second factor on', es: 'Activar el segundo factor' }) })
    .click()
  await expect(title(page)).toHaveText(say({ en: 'The second factor is on', es: 'El segundo factor está activado' }))
  const [recoveryCode, ...others] = await page
    .getByRole('region', { name: say({ en: 'Your recovery codes', es: 'Sus códigos de recuperación' }) })
    .getByRole('listitem')
    .allInnerTexts()
  expect(others).toHaveLength(9)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'recovery-codes')

  const codeStep = async (visitor: Page, code: string) => {
    await visitor.getByRole('textbox', { name: words.code, exact: true }).fill(code)
    await visitor.getByRole('main').getByRole('button', { name: words.signIn }).click()
  }
  const other = await newWindow()
  await other.goto(`/${language}/sign-in`)
  await signIn(other, say, person.loginId, person.password)
  await expect(title(other)).toHaveText(say({ en: 'Enter your code', es: 'Introduzca su código' }))
  await expectAccessible(other)
  await expectNoSidewaysScroll(other)
  await takePicture(other, testInfo, 'code-step')
  await codeStep(other, used)
  await expect(other.getByRole('alert')).toContainText(
    say({ en: 'This code is not right', es: 'El código no es correcto' }),
  )
  await expectAccessible(other)
  await codeStep(other, codeOfApp(app, 1))
  await expect(title(other)).toHaveText(words.overview)

  const third = await newWindow()
  await third.goto(`/${language}/sign-in`)
  await signIn(third, say, person.loginId, person.password)
  await codeStep(third, recoveryCode ?? 'none')
  await expect(title(third)).toHaveText(words.overview)
  await third.goto(`/${language}/profile`)
  await expect(
    third.getByText(say({ en: '9 recovery codes are left', es: 'Quedan 9 códigos de recuperación' })),
  ).toBeVisible()
})

test('ACC-14: of two sessions one is ended by the other, and signing out everywhere ends all', async ({
  page,
  newWindow,
  open,
  request,
  say,
  language,
}, testInfo) => {
  const words = wordsOf(say)
  const person = await invitedPerson(request, language)
  // The invitation was accepted in a third place, which is of no interest here.
  await request.post('/v1/sign-out', { data: {} })
  await open('/sign-in')
  await signIn(page, say, person.loginId, person.password)
  const other = await newWindow()
  await signInAnew(other, say, person.loginId, person.password)

  await open('/profile')
  const sessions = page.getByRole('region', { name: words.sessions }).getByRole('listitem')
  await expect(sessions).toHaveCount(2)
  await expect(sessions.filter({ hasText: say({ en: 'This browser', es: 'Este navegador' }) })).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'profile')
  await sessions.getByRole('button', { name: say({ en: 'Sign out of', es: 'Cerrar sesión de' }) }).click()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: say({ en: 'That browser is signed out', es: 'Se ha cerrado la sesión en ese navegador' }) }),
  ).toBeVisible()
  await expect(sessions).toHaveCount(1)
  await other.reload()
  await expect(title(other)).toHaveText(words.signIn)

  await signIn(other, say, person.loginId, person.password)
  await expect(title(other)).toHaveText(words.overview)
  await page
    .getByRole('button', { name: say({ en: 'Sign out everywhere', es: 'Cerrar todas las sesiones' }), exact: true })
    .click()
  await expect(page.getByRole('status')).toContainText(say({ en: 'You are signed out', es: 'Ha cerrado la sesión' }))
  await expectAccessible(page)
  await other.reload()
  await expect(title(other)).toHaveText(words.signIn)
})
