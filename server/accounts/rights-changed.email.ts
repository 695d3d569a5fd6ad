import type { Letter } from '../platform/letter.ts'
import type { ContactRights } from './contact-queries.ts'
import { restrictionInWords, typesInWords } from './contact-words.ts'

/** ACC-5: tells a contact that they may now do more or less, and who decided it. */
export const rightsChanged: Letter<{
  organization: string
  number: string
  changedBy: string
  before: Pick<ContactRights, 'types' | 'restricted'>
  after: Pick<ContactRights, 'types' | 'restricted'>
  publicOrigin: string
}> = {
  kind: 'rights-changed',
  write: ({ organization, number, changedBy, before, after, publicOrigin }, language) => {
    const rights = ({ types, restricted }: typeof before) =>
      `${typesInWords(types, language)} (${restrictionInWords(restricted, language)})`
    const facts = { before: rights(before), after: rights(after) }
    const url = `${publicOrigin}/o/${number}`
    return language === 'es'
      ? {
          subject: `Sus permisos en ${organization} han cambiado`,
          paragraphs: [
            `${changedBy} ha cambiado lo que usted puede hacer en nombre de ${organization} (${number}). El cambio ya está en vigor.`,
            'Si no lo esperaba, pregunte a un administrador de su empresa.',
          ],
          facts: [
            ['Antes', facts.before],
            ['Ahora', facts.after],
          ],
          button: { label: 'Abrir Mi cuenta', url },
        }
      : {
          subject: `Your access for ${organization} has changed`,
          paragraphs: [
            `${changedBy} changed what you may do for ${organization} (${number}). The change is in force already.`,
            'If you did not expect this, ask an administrator of your company.',
          ],
          facts: [
            ['Before', facts.before],
            ['Now', facts.after],
          ],
          button: { label: 'Open My Account', url },
        }
  },
}
