import { expect, type Locator, type Page } from '@playwright/test'
import type { Language } from '../../contract/fields.ts'

/** Chooses the sentence of a journey's language. */
export type Say = (sentences: Record<Language, string>) => string

/** What is read and pressed again and again where somebody signs in. */
export function wordsOf(say: Say) {
  return {
    loginId: say({ en: 'Login ID', es: 'Identificador de acceso' }),
    password: say({ en: 'Password', es: 'Contraseña' }),
    signIn: say({ en: 'Sign in', es: 'Iniciar sesión' }),
    overview: say({ en: 'Overview', es: 'Resumen' }),
    mailOnItsWay: say({ en: 'Look into your mailbox', es: 'Consulte su correo' }),
    newPassword: say({ en: 'New password', es: 'Contraseña nueva' }),
    changePassword: say({ en: 'Change password', es: 'Cambiar la contraseña' }),
    code: say({ en: 'Code', es: 'Código' }),
    sessions: say({ en: 'Where you are signed in', es: 'Dónde tiene la sesión iniciada' }),
  }
}

/** What the page is called, by its only heading of the first level. */
export function title(page: Page): Locator {
  return page.getByRole('heading', { level: 1 })
}

/** Fills in the first form of signing in on the page that shows it, and sends it. */
export async function signIn(page: Page, say: Say, loginId: string, password: string): Promise<void> {
  const words = wordsOf(say)
  await page.getByLabel(words.loginId).fill(loginId)
  await page.getByLabel(words.password).fill(password)
  await page.getByRole('main').getByRole('button', { name: words.signIn }).click()
}

/** Signs in from wherever the page is, and expects to be in. */
export async function signInAnew(page: Page, say: Say, loginId: string, password: string): Promise<void> {
  await page.goto(`/${say({ en: 'en', es: 'es' })}/sign-in`)
  await signIn(page, say, loginId, password)
  await expect(title(page)).toHaveText(wordsOf(say).overview)
}
