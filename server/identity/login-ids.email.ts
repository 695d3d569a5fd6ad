import type { Letter } from '../platform/letter.ts'

/** ACC-11: the login IDs that belong to an address; none where its owner was never invited or has not accepted yet. */
export const loginIds: Letter<{
  email: string
  loginIds: readonly { loginId: string; usedFor: string }[]
  signInUrl: string
}> = {
  kind: 'login-ids',
  write: ({ email, loginIds: found, signInUrl }, language) => {
    const isEmpty = found.length === 0
    if (language === 'es')
      return {
        subject: 'Su identificador de acceso',
        paragraphs: [
          `Alguien, seguramente usted, ha preguntado por los identificadores de acceso de la dirección ${email}.`,
          isEmpty
            ? 'Usted figura como contacto, pero aún no tiene identificador de acceso. Pida a un administrador de su empresa que le envíe una invitación.'
            : found.length === 1
              ? 'Su identificador de acceso es:'
              : 'Sus identificadores de acceso son:',
        ],
        facts: found.map(({ loginId, usedFor }): [string, string] => [loginId, usedFor]),
        ...(isEmpty ? {} : { button: { label: 'Iniciar sesión', url: signInUrl } }),
      }
    return {
      subject: 'Your login ID',
      paragraphs: [
        `Somebody, probably you, asked for the login IDs that belong to the address ${email}.`,
        isEmpty
          ? 'You are a contact, but you have no login ID yet. Ask an administrator of your company for an invitation.'
          : found.length === 1
            ? 'Your login ID is:'
            : 'Your login IDs are:',
      ],
      facts: found.map(({ loginId, usedFor }): [string, string] => [loginId, usedFor]),
      ...(isEmpty ? {} : { button: { label: 'Sign in', url: signInUrl } }),
    }
  },
}
