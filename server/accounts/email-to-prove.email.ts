import type { Letter } from '../platform/letter.ts'

/** ACC-4: goes to a new address, whose owner proves it by opening the link. */
export const emailToProve: Letter<{ organization: string; number: string; url: string }> = {
  kind: 'email-to-prove',
  write: ({ organization, number, url }, language) =>
    language === 'es'
      ? {
          subject: 'Confirme su nueva dirección de correo',
          paragraphs: [
            `Ha pedido que su dirección en ${organization} (${number}) sea esta. Confírmelo con el botón; el enlace funciona una vez y durante 24 horas.`,
            'Hasta entonces seguimos escribiendo a la dirección anterior. Si no lo ha pedido, no tiene que hacer nada.',
          ],
          button: { label: 'Confirmar la dirección', url },
        }
      : {
          subject: 'Confirm your new e-mail address',
          paragraphs: [
            `You asked for this to be your address at ${organization} (${number}). Confirm it with the button; the link works once and for 24 hours.`,
            'Until then we go on writing to the former address. If you did not ask for this, there is nothing to do.',
          ],
          button: { label: 'Confirm the address', url },
        },
}
