import type { ContactType } from '../../contract/actor.ts'
import type { Letter } from '../platform/letter.ts'
import { typesInWords } from './contact-words.ts'

/** ACC-6: tells whoever asked that their restriction is lifted. */
export const accessGranted: Letter<{
  organization: string
  number: string
  grantedBy: string
  types: readonly ContactType[]
  publicOrigin: string
}> = {
  kind: 'access-granted',
  write: ({ organization, number, grantedBy, types, publicOrigin }, language) => {
    const url = `${publicOrigin}/o/${number}`
    return language === 'es'
      ? {
          subject: `Ya tiene acceso a la cuenta de ${organization}`,
          paragraphs: [
            `${grantedBy} ha concedido su solicitud: su contacto en ${organization} (${number}) ya no está restringido. El cambio ya está en vigor; vuelva a abrir la página que quería.`,
          ],
          facts: [['Sus tipos de contacto', typesInWords(types, language)]],
          button: { label: 'Abrir Mi cuenta', url },
        }
      : {
          subject: `You now have access to the account of ${organization}`,
          paragraphs: [
            `${grantedBy} granted your request: your contact at ${organization} (${number}) is no longer restricted. The change is in force already; open the page that you wanted again.`,
          ],
          facts: [['Your contact types', typesInWords(types, language)]],
          button: { label: 'Open My Account', url },
        }
  },
}
