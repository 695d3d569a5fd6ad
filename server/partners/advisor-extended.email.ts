import { dayWords } from '../accounts/contact-words.ts'
import type { Letter } from '../platform/letter.ts'
import { type GrantFactsToTell, grantButton, grantFacts, type Side } from './advisor-words.ts'

/** PAR-6, UX-43: tells both sides that a grant was extended by itself, as the customer had chosen, and until when. */
export const advisorExtended: Letter<{ side: Side; grant: GrantFactsToTell }> = {
  kind: 'advisor-extended',
  write: ({ side, grant }, language) => {
    const { customer, partner } = grant
    const until = dayWords(grant.endsOn, language)
    const rest = { facts: grantFacts(grant, language), button: grantButton(grant, side, language) }
    return language === 'es'
      ? {
          subject: `El acceso de ${partner} a los datos de ${customer} se ha prorrogado`,
          paragraphs: [
            `El acceso de ${partner} como asesor de soluciones de ${customer} se ha prorrogado automáticamente hasta el ${until}, como eligió el cliente.`,
            ...(side === 'customer'
              ? ['Puede desactivar la prórroga automática, cambiar el acceso o retirarlo en cualquier momento.']
              : []),
          ],
          ...rest,
        }
      : {
          subject: `${partner}’s access to the data of ${customer} has been extended`,
          paragraphs: [
            `${partner}’s access as the advisor of ${customer} was extended by itself until ${until}, as the customer had chosen.`,
            ...(side === 'customer'
              ? ['You can switch the automatic extension off, change the access or remove it at any time.']
              : []),
          ],
          ...rest,
        }
  },
}
