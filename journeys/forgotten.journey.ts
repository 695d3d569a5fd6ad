import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { letterTo, linkIn } from './support/mailbox.ts'
import { invitationSubject, invitedPerson, inviters, newPerson } from './support/own-person.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { signIn, signInAnew, title, wordsOf } from './support/signing-in.ts'

test('ACC-10: an administrator adds a contact, who accepts the invitation that was mailed', async ({
  page,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  const words = wordsOf(say)
  const person = newPerson()
  await enterAs(page, inviters[language])
  await open('')
  await page
    .getByRole('link', { name: say({ en: 'People and access', es: 'Personas y acceso' }) })
    .first()
    .click()
  await page
    .getByRole('link', { name: say({ en: 'Add contact', es: 'Añadir contacto' }) })
    .first()
    .click()
  await page.getByRole('textbox', { name: say({ en: 'First name', es: 'Nombre' }), exact: true }).fill(person.firstName)
  await page.getByLabel(say({ en: 'Last name', es: 'Apellidos' })).fill(person.lastName)
  await page.getByLabel(say({ en: 'E-mail', es: 'Correo electrónico' })).fill(person.email)
  await page.getByRole('checkbox', { name: say({ en: 'Ship-to', es: 'Destinatario de envíos' }) }).check()
  await page.getByRole('radio', { name: say({ en: 'English', es: 'Español' }) }).check()
  await page
    .getByRole('main')
    .getByRole('button', { name: say({ en: 'Add contact', es: 'Añadir contacto' }) })
    .click()
  await expect(
    page.getByText(say({ en: 'Contact added and invited', es: 'Contacto añadido e invitado' })).first(),
  ).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, testInfo, 'contact-invited')

  const invitation = await letterTo(page.request, person.email, invitationSubject)
  expect(invitation.language).toBe(language)
  const invited = await newWindow()
  await invited.goto(linkIn(invitation))
  await expect(title(invited)).toContainText(say({ en: 'Invitation from', es: 'Invitación de' }))
  await expect(invited.getByText(`${person.firstName} ${person.lastName}`)).toBeVisible()
  await expectAccessible(invited)
  await expectNoSidewaysScroll(invited)
  await takePicture(invited, testInfo, 'invitation')
  const accept = invited.getByRole('button', { name: say({ en: 'Accept invitation', es: 'Aceptar la invitación' }) })
  await invited.getByRole('textbox', { name: words.loginId }).fill(person.loginId)
  await invited.getByLabel(words.password).fill('password1')
  await accept.click()
  await expect(invited.getByRole('alert')).toBeVisible()
  await expect(invited.getByRole('textbox', { name: words.loginId })).toHaveValue(person.loginId)
  await expectAccessible(invited)
  await invited.getByLabel(words.password).fill(person.password)
  await accept.click()
  await expect(title(invited)).toHaveText(words.overview)

  const late = await newWindow()
  expect((await late.goto(linkIn(invitation)))?.status()).toBe(409)
  await expect(title(late)).toHaveText(
    say({ en: 'This invitation no longer works', es: 'Esta invitación ya no funciona' }),
  )
  await expectAccessible(late)
  await signInAnew(late, say, person.loginId, person.password)
})

test('ACC-11: a forgotten login ID is mailed to its owner, and an unknown address is answered alike', async ({
  page,
  request,
  open,
  say,
  language,
}, testInfo) => {
  const person = await invitedPerson(request, language)
  const answerFor = async (email: string): Promise<string | null> => {
    await open('/sign-in')
    await page
      .getByRole('link', {
        name: say({ en: 'I have forgotten my login ID', es: 'He olvidado mi identificador de acceso' }),
      })
      .click()
    await page.getByLabel(say({ en: 'E-mail address', es: 'Dirección de correo electrónico' })).fill(email)
    await page.getByRole('button', { name: say({ en: 'Mail my login ID', es: 'Enviar mi identificador' }) }).click()
    await expect(title(page)).toHaveText(wordsOf(say).mailOnItsWay)
    return page.getByRole('main').textContent()
  }
  const answer = await answerFor(person.email)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'mail-on-its-way')
  expect(await answerFor(`not.${person.email}`)).toBe(answer)
  const letter = await letterTo(request, person.email, /^Your login ID|^Su identificador de acceso/)
  expect(letter.language).toBe(language)
  expect(letter.text).toContain(person.loginId)
  expect(new URL(linkIn(letter)).pathname).toBe(`/${language}/sign-in`)
})

test('ACC-11: a forgotten password: the mailed link works once, then only the new password does', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  const words = wordsOf(say)
  const person = await invitedPerson(request, language)
  const better = 'nine quiet herons on a wire'
  const answerFor = async (loginId: string): Promise<string | null> => {
    await open('/sign-in')
    await page
      .getByRole('link', { name: say({ en: 'I have forgotten my password', es: 'He olvidado mi contraseña' }) })
      .click()
    await page.getByLabel(words.loginId).fill(loginId)
    await page.getByRole('button', { name: say({ en: 'Mail me a link', es: 'Enviarme un enlace' }) }).click()
    await expect(title(page)).toHaveText(words.mailOnItsWay)
    return page.getByRole('main').textContent()
  }
  const answer = await answerFor(person.loginId)
  expect(await answerFor(`not.${person.loginId}`)).toBe(answer)
  const subject = /^Choose a new password|^Elija una contraseña nueva/
  const link = linkIn(await letterTo(request, person.email, subject))

  // Opened twice, as a scanner of mail would, and used after that.
  const scanner = await newWindow()
  await scanner.goto(link)
  await page.goto(link)
  await expect(page.getByLabel(words.loginId)).toHaveValue(person.loginId)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'new-password')
  await page.getByLabel(words.newPassword).fill('too short')
  await page.getByRole('button', { name: words.changePassword }).click()
  await expect(page.getByRole('alert')).toContainText(
    say({ en: 'Use at least 15 characters', es: 'Use al menos 15 caracteres' }),
  )
  await expectAccessible(page)
  await page.getByLabel(words.newPassword).fill(better)
  await page.getByRole('button', { name: words.changePassword }).click()
  await expect(title(page)).toHaveText(words.overview)

  await scanner.getByLabel(words.newPassword).fill('somebody else was too late')
  await scanner.getByRole('button', { name: words.changePassword }).click()
  const gone = say({ en: 'This link no longer works', es: 'Este enlace ya no funciona' })
  await expect(scanner.getByRole('main')).toContainText(gone)
  expect((await scanner.goto(link))?.status()).toBe(409)
  await expect(title(scanner)).toHaveText(gone)
  await expectAccessible(scanner)
  await takePicture(scanner, testInfo, 'link-no-longer-works')

  await scanner.goto(`/${language}/sign-in`)
  await signIn(scanner, say, person.loginId, person.password)
  await expect(scanner.getByRole('alert')).toContainText(say({ en: 'is not right', es: 'no son correctos' }))
  await signInAnew(scanner, say, person.loginId, better)
})

test('ACC-14: many wrong passwords slow the next attempt down, in words, and block nobody', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  const person = await invitedPerson(request, language)
  await open('/sign-in')
  for (const attempt of [1, 2, 3, 4, 5]) {
    await signIn(page, say, person.loginId, `a wrong password, the ${attempt}.`)
    await expect(page.getByRole('alert')).toContainText(say({ en: 'is not right', es: 'no son correctos' }))
    await expect(page.getByLabel(wordsOf(say).loginId)).toHaveValue(person.loginId)
  }
  await signIn(page, say, person.loginId, person.password)
  await expect(page.getByRole('alert')).toContainText(
    say({ en: 'Too many attempts. Wait', es: 'Demasiados intentos. Espere' }),
  )
  await expect(page.getByRole('alert')).toContainText(
    say({ en: 'your account is not blocked', es: 'su cuenta no está bloqueada' }),
  )
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'sign-in-delayed')
  // Somebody else guessed here. The owner's own browser, which has signed in before, is not kept waiting.
  const known = await newWindow({ storageState: await request.storageState() })
  await signInAnew(known, say, person.loginId, person.password)
})
