import type { Instant } from '../../values/calendar.ts'
import type { Letter } from '../platform/letter.ts'
import { momentWords } from './letter-words.ts'

/** ACC-11: the link that replaces a forgotten password. */
export const passwordLink: Letter<{
  loginId: string
  url: string
  expiresAt: Instant
  timeZone: string
}> = {
  kind: 'password-link',
  write: ({ loginId, url, expiresAt, timeZone }, language) =>
    language === 'es'
      ? {
          subject: 'Elija una contraseña nueva',
          paragraphs: [
            `Alguien, seguramente usted, ha pedido una contraseña nueva para el identificador de acceso ${loginId}.`,
            `El enlace funciona una sola vez, hasta el ${momentWords(expiresAt, timeZone, 'es')}. Un enlace más reciente anula los anteriores.`,
            'Si no lo ha pedido usted, puede ignorar este mensaje: su contraseña sigue siendo la misma.',
          ],
          button: { label: 'Elegir una contraseña nueva', url },
        }
      : {
          subject: 'Choose a new password',
          paragraphs: [
            `Somebody, probably you, asked for a new password for the login ID ${loginId}.`,
            `The link works once, until ${momentWords(expiresAt, timeZone, 'en')}. A newer link replaces this one.`,
            'If you did not ask for it, you can ignore this message: your password stays as it is.',
          ],
          button: { label: 'Choose a new password', url },
        },
}
