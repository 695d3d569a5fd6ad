import { dayWords } from '../accounts/contact-words.ts'
import type { Letter } from '../platform/letter.ts'
import { type GrantFactsToTell, overButton, type Side } from './advisor-words.ts'

/** PAR-9: tells both sides that an advisor's time is over. */
export const advisorEnded: Letter<{ side: Side; grant: GrantFactsToTell }> = {
  kind: 'advisor-ended',
  write: ({ side, grant }, language) => {
    const { customer, partner } = grant
    const last = dayWords(grant.endsOn, language)
    const button = overButton(grant, side, language)
    return language === 'es'
      ? {
          subject: `Ha terminado el acceso de ${partner} a los datos de ${customer}`,
          paragraphs: [
            `El acceso de ${partner} como asesor de soluciones de ${customer} terminó, como estaba previsto, el ${last}. ${partner} ya no ve ningún dato de ${customer}.`,
            side === 'customer'
              ? 'Si desea que siga asesorándole, vuelva a añadir el partner.'
              : `Si el cliente desea continuar, un administrador de ${customer} puede volver a darle acceso.`,
          ],
          button,
        }
      : {
          subject: `${partner}’s access to the data of ${customer} has ended`,
          paragraphs: [
            `${partner}’s access as the advisor of ${customer} ended on ${last}, as was agreed. ${partner} no longer sees any data of ${customer}.`,
            side === 'customer'
              ? 'If you want it to go on advising you, add the partner again.'
              : `If the customer wants to go on, an administrator of ${customer} can let you in again.`,
          ],
          button,
        }
  },
}
