import type { Letter } from '../platform/letter.ts'

/** ACC-6: tells whoever asked that nobody decided, and what they can do. */
export const accessRequestLapsed: Letter<{ organization: string; number: string; publicOrigin: string }> = {
  kind: 'access-request-lapsed',
  write: ({ organization, number, publicOrigin }, language) => {
    const url = `${publicOrigin}/o/${number}/people/ask-for-access`
    return language === 'es'
      ? {
          subject: `Nadie ha decidido sobre su solicitud de acceso a la cuenta de ${organization}`,
          paragraphs: [
            `Hace 90 días solicitó acceso a la cuenta de ${organization} (${number}). Ningún administrador ha decidido, así que la solicitud ha terminado y su acceso sigue limitado.`,
            'Puede volver a solicitarlo. Si ya no queda ningún administrador en su empresa, en esa misma página verá cómo solicitarnos uno nuevo.',
          ],
          button: { label: 'Solicitar acceso de nuevo', url },
        }
      : {
          subject: `Nobody decided on your request for access to the account of ${organization}`,
          paragraphs: [
            `90 days ago you asked for access to the account of ${organization} (${number}). No administrator has decided, so the request has ended and your access stays limited.`,
            'You can ask again. If no administrator is left in your company, the same page shows how to ask us for a new one.',
          ],
          button: { label: 'Ask for access again', url },
        }
  },
}
