import type { Letter } from '../platform/letter.ts'

/** ACC-4: tells a contact that they no longer act for the organization. */
export const accessEnded: Letter<{ organization: string; number: string; endedBy: string }> = {
  kind: 'access-ended',
  write: ({ organization, number, endedBy }, language) =>
    language === 'es'
      ? {
          subject: `Su acceso a la cuenta de ${organization} ha terminado`,
          paragraphs: [
            `${endedBy} ha desactivado su contacto en ${organization} (${number}). Desde ahora no puede actuar en nombre de esta empresa en el portal.`,
            'Si cree que es un error, pregunte a un administrador de la empresa.',
          ],
        }
      : {
          subject: `Your access to the account of ${organization} has ended`,
          paragraphs: [
            `${endedBy} deactivated your contact at ${organization} (${number}). From now on you cannot act for this company in the portal.`,
            'If you think that this is a mistake, ask an administrator of the company.',
          ],
        },
}
