import type { Letter } from '../platform/letter.ts'

/** ACC-6: tells whoever asked that their access stays limited, and why if a reason was given. */
export const accessRefused: Letter<{
  organization: string
  number: string
  refusedBy: string
  reason: string | null
}> = {
  kind: 'access-refused',
  write: ({ organization, number, refusedBy, reason }, language) =>
    language === 'es'
      ? {
          subject: `Su solicitud de acceso a la cuenta de ${organization} se ha denegado`,
          paragraphs: [
            `${refusedBy} ha denegado su solicitud, así que su acceso a la cuenta de ${organization} (${number}) sigue limitado.`,
            'Si necesita más, hable con esa persona o con otro administrador de su empresa. Puede volver a solicitarlo.',
          ],
          facts: reason === null ? [] : [['Motivo', reason]],
        }
      : {
          subject: `Your request for access to the account of ${organization} was refused`,
          paragraphs: [
            `${refusedBy} refused your request, so your access to the account of ${organization} (${number}) stays limited.`,
            'If you need more, talk to them or to another administrator of your company. You can ask again.',
          ],
          facts: reason === null ? [] : [['Reason', reason]],
        },
}
