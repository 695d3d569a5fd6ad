import type { Day } from '../../values/calendar.ts'
import type { Letter } from '../platform/letter.ts'
import { dayWords } from './contact-words.ts'

/**
 * ACC-9: tells every contact of a company that one of them asks to become its administrator, and how to object. What they
 * wrote stands on the page alone: nobody's words and links go to a whole company in our name.
 */
export const recoveryRequested: Letter<{
  organization: string
  number: string
  name: string
  email: string
  waitsUntil: Day
  url: string
}> = {
  kind: 'recovery-requested',
  write: ({ organization, number, name, email, waitsUntil, url }, language) => {
    const until = dayWords(waitsUntil, language)
    return language === 'es'
      ? {
          subject: `${name} quiere ser administrador de la cuenta de ${organization}`,
          paragraphs: [
            `${name} (${email}) nos comunica que en ${organization} (${number}) ya no hay nadie que pueda administrar la cuenta, y solicita hacerlo. Se lo comunicamos a todas las personas de la cuenta.`,
            `Si es correcto, no tiene que hacer nada. Si no lo es, opóngase antes de que termine el ${until}: abra la solicitud, lea lo que nos ha escrito e indique el motivo. Hasta entonces no decidiremos nada.`,
            'Si no puede iniciar sesión en el portal, diríjase al servicio de atención al cliente.',
          ],
          facts: [['Puede oponerse hasta el', until]],
          button: { label: 'Ver la solicitud', url },
        }
      : {
          subject: `${name} wants to administer the account of ${organization}`,
          paragraphs: [
            `${name} (${email}) tells us that nobody at ${organization} (${number}) is left who could administer the account, and asks to do so. We tell everybody who is a contact of the account.`,
            `If that is right, there is nothing to do. If it is not, object by the end of ${until}: open the request, read what they wrote and say why. We decide nothing before.`,
            'If you cannot sign in to the portal, write to the vendor’s customer service.',
          ],
          facts: [['You can object until', until]],
          button: { label: 'See the request', url },
        }
  },
}
