import type { Language } from '../../contract/fields.ts'
import type { Letter, LetterText } from '../platform/letter.ts'

/** What became of a request for a new administrator; `isTheirs` where the letter goes to whoever asked. */
type Facts = {
  organization: string
  number: string
  name: string
  email: string
  approved: boolean
  isTheirs: boolean
  reason: string | null
  publicOrigin: string
}

/** ACC-9: tells whoever asked, the administrators on record and those who objected what customer service decided. */
export const recoveryDecided: Letter<Facts> = {
  kind: 'recovery-decided',
  write: (facts, language) => {
    const { reason, number, publicOrigin } = facts
    const name = { en: 'Reason', es: 'Motivo' }[language]
    return {
      ...(facts.approved ? approved(facts)[language] : refused(facts)[language]),
      facts: reason === null ? [] : [[name, reason]],
      button: {
        label: { en: 'Open My Account', es: 'Abrir Mi cuenta' }[language],
        url: `${publicOrigin}/o/${number}/people`,
      },
    }
  },
}

type Words = Record<Language, Pick<LetterText, 'subject' | 'paragraphs'>>

function approved({ organization, number, name, email, isTheirs }: Facts): Words {
  return {
    en: {
      subject: isTheirs
        ? `You now administer the account of ${organization}`
        : `${name} now administers the account of ${organization}`,
      paragraphs: isTheirs
        ? [
            `Customer service approved your request: you are an unrestricted administrator of ${organization} (${number}) from now on.`,
            'Please deactivate the contacts of people who have left, and name a second administrator, so that the account is never without one again.',
          ]
        : [
            `Customer service made ${name} (${email}) an unrestricted administrator of ${organization} (${number}). What you may do has not changed.`,
            'If you think that this is a mistake, write to customer service at once.',
          ],
    },
    es: {
      subject: isTheirs
        ? `Ahora administra la cuenta de ${organization}`
        : `${name} administra ahora la cuenta de ${organization}`,
      paragraphs: isTheirs
        ? [
            `El servicio de atención al cliente ha aprobado su solicitud: desde ahora es administrador sin restricciones de ${organization} (${number}).`,
            'Desactive los contactos de quienes ya no están y nombre a un segundo administrador, para que la cuenta no vuelva a quedarse sin ninguno.',
          ]
        : [
            `El servicio de atención al cliente ha nombrado a ${name} (${email}) administrador sin restricciones de ${organization} (${number}). Lo que usted puede hacer no ha cambiado.`,
            'Si cree que es un error, escriba cuanto antes al servicio de atención al cliente.',
          ],
    },
  }
}

function refused({ organization, number, name, isTheirs }: Facts): Words {
  return {
    en: {
      subject: `The request to administer the account of ${organization} was refused`,
      paragraphs: [
        isTheirs
          ? `Customer service refused your request to become an administrator of ${organization} (${number}). Your access has not changed.`
          : `Customer service refused the request of ${name} to become an administrator of ${organization} (${number}). Nobody’s access has changed.`,
      ],
    },
    es: {
      subject: `La solicitud para administrar la cuenta de ${organization} se ha denegado`,
      paragraphs: [
        isTheirs
          ? `El servicio de atención al cliente ha denegado su solicitud de ser administrador de ${organization} (${number}). Su acceso no ha cambiado.`
          : `El servicio de atención al cliente ha denegado la solicitud de ${name} de ser administrador de ${organization} (${number}). No ha cambiado el acceso de nadie.`,
      ],
    },
  }
}
