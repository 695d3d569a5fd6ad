import type { Day } from '../../values/calendar.ts'
import { dayWords } from '../accounts/contact-words.ts'
import type { Letter } from '../platform/letter.ts'
import { type GrantFactsToTell, grantButton, grantFacts, type Side } from './advisor-words.ts'

/**
 * PAR-9, UX-43: reminds both sides that a grant comes to its end, also where it extends by itself: then of the day on which it
 * does, so that the customer can still say no.
 */
export const advisorEnding: Letter<{ side: Side; grant: GrantFactsToTell; daysLeft: number; extendsTo: Day | null }> = {
  kind: 'advisor-ending',
  write: ({ side, grant, daysLeft, extendsTo }, language) => {
    const { customer, partner } = grant
    const rest = { facts: grantFacts(grant, language), button: grantButton(grant, side, language) }
    const last = dayWords(grant.endsOn, language)
    if (language === 'es') {
      const left = daysLeft === 0 ? 'hoy' : daysLeft === 1 ? 'mañana' : `dentro de ${daysLeft} días`
      const next = extendsTo
        ? `Se prorrogará automáticamente hasta el ${dayWords(extendsTo, language)}${side === 'customer' ? ', salvo que usted desactive la prórroga o retire el acceso antes.' : '.'}`
        : side === 'customer'
          ? 'Si desea que continúe, elija una fecha de fin posterior; si no, no tiene que hacer nada.'
          : `Si el cliente desea que continúe, un administrador de ${customer} puede elegir una fecha posterior.`
      return {
        subject: extendsTo
          ? `El acceso de ${partner} a los datos de ${customer} se prorroga ${left}`
          : `El acceso de ${partner} a los datos de ${customer} termina ${left}`,
        paragraphs: [`El último día del acceso de ${partner} a los datos de ${customer} es el ${last}. ${next}`],
        ...rest,
      }
    }
    const left = daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`
    const next = extendsTo
      ? `It will be extended by itself until ${dayWords(extendsTo, language)}${side === 'customer' ? ', unless you switch that off or remove the access before.' : '.'}`
      : side === 'customer'
        ? 'If you want it to go on, choose a later end; otherwise there is nothing to do.'
        : `If the customer wants it to go on, an administrator of ${customer} can choose a later end.`
    return {
      subject: extendsTo
        ? `${partner}’s access to the data of ${customer} is extended ${left}`
        : `${partner}’s access to the data of ${customer} ends ${left}`,
      paragraphs: [`The last day of ${partner}’s access to the data of ${customer} is ${last}. ${next}`],
      ...rest,
    }
  },
}
