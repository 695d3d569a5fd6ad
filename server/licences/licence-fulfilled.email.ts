import type { Day } from '../../values/calendar.ts'
import type { Letter } from '../platform/letter.ts'

/** What the letter about a new licence tells. */
export type FulfilledFacts = {
  code: string
  product: string
  quantity: number
  orderNumber: string
  purchaseOrderNumber: string | null
  maintenanceEndsOn: Day | null
  organizationName: string
  /** Leads, after sign-in, to allocating the licence. */
  url: string
  /** The address also lets somebody in who has no sign-in yet. */
  invites: boolean
}

/** LIC-2: tells a customer the code of a new licence, with a link straight to allocating it. */
export const licenceFulfilled: Letter<FulfilledFacts> = {
  kind: 'licence-fulfilled',
  write: (facts, language) => (language === 'es' ? spanish(facts) : english(facts)),
}

function english(facts: FulfilledFacts) {
  return {
    subject: `Your licence ${facts.code}: ${facts.product}`,
    paragraphs: [
      `${facts.organizationName} has a new licence. Allocate it to a server to get its licence file.`,
      ...(facts.invites
        ? [
            'You do not have a sign-in yet. The button lets you choose one and then takes you to allocating this licence. It works once, for 7 days.',
          ]
        : []),
    ],
    facts: factsOf(facts, ['Licence code', 'Product', 'Quantity', 'Order', 'Purchase order', 'Maintenance ends']),
    button: { label: facts.invites ? 'Choose your sign-in and allocate' : 'Allocate this licence', url: facts.url },
  }
}

function spanish(facts: FulfilledFacts) {
  return {
    subject: `Su licencia ${facts.code}: ${facts.product}`,
    paragraphs: [
      `${facts.organizationName} tiene una licencia nueva. Asígnela a un servidor para obtener su archivo de licencia.`,
      ...(facts.invites
        ? [
            'Usted todavía no tiene acceso. El botón le permite elegirlo y después le lleva a asignar esta licencia. Sirve una sola vez, durante 7 días.',
          ]
        : []),
    ],
    facts: factsOf(facts, [
      'Código de licencia',
      'Producto',
      'Cantidad',
      'Pedido',
      'Orden de compra',
      'Fin del mantenimiento',
    ]),
    button: { label: facts.invites ? 'Elegir mi acceso y asignar' : 'Asignar esta licencia', url: facts.url },
  }
}

function factsOf(
  facts: FulfilledFacts,
  labels: readonly [string, string, string, string, string, string],
): [string, string][] {
  const values = [
    facts.code,
    facts.product,
    String(facts.quantity),
    facts.orderNumber,
    facts.purchaseOrderNumber,
    facts.maintenanceEndsOn,
  ]
  return labels.flatMap((label, index): [string, string][] => {
    const value = values[index]
    return value ? [[label, value]] : []
  })
}
