import type { ContactType } from '../../contract/actor.ts'
import type { Letter } from '../platform/letter.ts'
import { typesInWords } from './contact-words.ts'

/** ACC-6: tells an administrator that somebody asks for access; the link shows the request and decides nothing. */
export const accessRequested: Letter<{
  organization: string
  number: string
  name: string
  email: string
  types: readonly ContactType[]
  note: string | null
  url: string
}> = {
  kind: 'access-requested',
  write: ({ organization, number, name, email, types, note, url }, language) =>
    language === 'es'
      ? {
          subject: `${name} solicita acceso a la cuenta de ${organization}`,
          paragraphs: [
            `${name} es un contacto restringido de ${organization} (${number}) y le pide que levante la restricción. Un administrador sin restricciones puede conceder o denegar el acceso; basta con que lo haga uno.`,
          ],
          facts: [
            ['Nombre', name],
            ['Correo electrónico', email],
            ['Tipos de contacto', typesInWords(types, language)],
            ...(note === null ? [] : [['Motivo', note] satisfies [string, string]]),
          ],
          button: { label: 'Ver la solicitud', url },
        }
      : {
          subject: `${name} asks for access to the account of ${organization}`,
          paragraphs: [
            `${name} is a restricted contact of ${organization} (${number}) and asks you to lift the restriction. An unrestricted administrator can grant or refuse the access; one of you is enough.`,
          ],
          facts: [
            ['Name', name],
            ['E-mail', email],
            ['Contact types', typesInWords(types, language)],
            ...(note === null ? [] : [['Why', note] satisfies [string, string]]),
          ],
          button: { label: 'See the request', url },
        },
}
