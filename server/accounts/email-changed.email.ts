import type { Letter } from '../platform/letter.ts'

/** ACC-4: goes to the former address, whose owner may have to object. */
export const emailChanged: Letter<{ organization: string; number: string; email: string }> = {
  kind: 'email-changed',
  write: ({ organization, number, email }, language) =>
    language === 'es'
      ? {
          subject: 'Su dirección de correo ha cambiado',
          paragraphs: [
            `En ${organization} (${number}) su dirección de correo es ahora ${email}. Este es el último mensaje que enviamos a la anterior por este contacto.`,
            'Si no ha sido usted, avise enseguida a un administrador de su empresa y cambie su contraseña.',
          ],
        }
      : {
          subject: 'Your e-mail address has changed',
          paragraphs: [
            `At ${organization} (${number}) your e-mail address is now ${email}. This is the last message for this contact that we send to the former one.`,
            'If this was not you, tell an administrator of your company at once and change your password.',
          ],
        },
}
