import type { Letter } from '../platform/letter.ts'

/**
 * PAR-11: tells a partner that the vendor gave it a credit, or took it; never who had it before or has it now. One whose membership
 * is not active reads no customer's name here either (PAR-3).
 */
export const dealCreditChanged: Letter<{
  isGiven: boolean
  isActive: boolean
  partner: string
  partnerNumber: string
  /** As the partner knows the customer; null where that has never let it in. */
  customer: string | null
  programme: string
  reason: string
  publicOrigin: string
}> = {
  kind: 'deal-credit-changed',
  write: ({ isGiven, isActive, partner, partnerNumber, customer, programme, reason, publicOrigin }, language) => {
    const words = texts[language]
    const name = isActive ? (customer ?? words.unnamed) : words.hidden
    const button = { label: words.button, url: `${publicOrigin}/o/${partnerNumber}/partner/deal-credits` }
    return {
      subject: isGiven ? words.given(name, programme) : words.taken(name, programme),
      paragraphs: [
        isGiven ? words.givenText(partner, programme) : words.takenText(partner, programme),
        isActive ? words.noSight : words.notActive,
      ],
      facts: [
        [words.customer, name],
        [words.programme, programme],
        [words.reason, reason],
      ],
      ...(isActive && { button }),
    }
  },
}

const texts = {
  en: {
    unnamed: 'a customer that has not let you in',
    hidden: 'a customer',
    given: (customer: string, programme: string) => `You hold the deal credit for ${customer} in ${programme}`,
    taken: (customer: string, programme: string) =>
      `You no longer hold the deal credit for ${customer} in ${programme}`,
    givenText: (partner: string, programme: string) =>
      `The vendor has decided that ${partner} gets the commission for what this customer renews in ${programme}, from now on.`,
    takenText: (partner: string, programme: string) =>
      `The vendor has decided that ${partner} no longer gets the commission for what this customer renews in ${programme}. What was paid stays as it is.`,
    noSight: 'What you may see and do for the customer does not change by this: the customer alone decides about that.',
    notActive:
      'Your company’s membership is not active, so this letter does not name the customer. The portal shows your deal credits again once it is.',
    customer: 'Customer',
    programme: 'Programme',
    reason: 'Reason',
    button: 'Open your deal credits',
  },
  es: {
    unnamed: 'un cliente que no ha dado acceso a su empresa',
    hidden: 'un cliente',
    given: (customer: string, programme: string) =>
      `Comisión de ${customer} en ${programme}: ahora corresponde a su empresa`,
    taken: (customer: string, programme: string) =>
      `Comisión de ${customer} en ${programme}: ya no corresponde a su empresa`,
    givenText: (partner: string, programme: string) =>
      `El fabricante ha decidido que, a partir de ahora, corresponde a ${partner} la comisión por lo que este cliente renueve en ${programme}.`,
    takenText: (partner: string, programme: string) =>
      `El fabricante ha decidido que ya no corresponde a ${partner} la comisión por lo que este cliente renueve en ${programme}. Lo ya pagado no cambia.`,
    noSight: 'Esto no cambia lo que pueden ver y hacer para el cliente: lo decide únicamente él.',
    notActive:
      'La afiliación de su empresa no está activa, por lo que este mensaje no nombra al cliente. El portal volverá a mostrar sus comisiones cuando lo esté.',
    customer: 'Cliente',
    programme: 'Programa',
    reason: 'Motivo',
    button: 'Ver sus comisiones',
  },
}
