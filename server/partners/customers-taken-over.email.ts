import type { Letter } from '../platform/letter.ts'

/** PAR-6: tells somebody at a partner that customers of a colleague who left are theirs to get in touch with now. */
export const customersTakenOver: Letter<{
  organization: string
  number: string
  customers: number
  former: string
  publicOrigin: string
}> = {
  kind: 'customers-taken-over',
  write: ({ organization, number, customers, former, publicOrigin }, language) => {
    const url = `${publicOrigin}/o/${number}/partner`
    return language === 'es'
      ? {
          subject: `Usted es ahora el contacto de ${customers === 1 ? 'un cliente' : `${customers} clientes`}`,
          paragraphs: [
            `${former} era el contacto de ${customers === 1 ? 'un cliente' : `${customers} clientes`} de ${organization} (${number}). Desde ahora lo es usted; se lo comunicamos también a cada cliente.`,
          ],
          button: { label: 'Abrir Partner Central', url },
        }
      : {
          subject: `You are now the contact of ${customers === 1 ? 'one customer' : `${customers} customers`}`,
          paragraphs: [
            `${former} was the contact of ${customers === 1 ? 'one customer' : `${customers} customers`} of ${organization} (${number}). From now on it is you; each customer is told, too.`,
          ],
          button: { label: 'Open Partner Central', url },
        }
  },
}
