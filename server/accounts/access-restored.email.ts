import type { Letter } from '../platform/letter.ts'

/** ACC-4: tells a contact that they act for the organization again. */
export const accessRestored: Letter<{
  organization: string
  number: string
  restoredBy: string
  publicOrigin: string
}> = {
  kind: 'access-restored',
  write: ({ organization, number, restoredBy, publicOrigin }, language) =>
    language === 'es'
      ? {
          subject: `Vuelve a tener acceso a la cuenta de ${organization}`,
          paragraphs: [
            `${restoredBy} ha reactivado su contacto en ${organization} (${number}), con los mismos permisos que antes.`,
          ],
          button: { label: 'Abrir Mi cuenta', url: `${publicOrigin}/o/${number}` },
        }
      : {
          subject: `You have access to the account of ${organization} again`,
          paragraphs: [
            `${restoredBy} reactivated your contact at ${organization} (${number}), with the same rights as before.`,
          ],
          button: { label: 'Open My Account', url: `${publicOrigin}/o/${number}` },
        },
}
