import { z } from 'zod'
import { isPrintable } from '../values/text.ts'
import { contactTypes, staffRoles } from './actor.ts'
import { endpoint } from './endpoint.ts'
import { email, id, instantField, language, organizationNumber, timeZone } from './fields.ts'

/** How the portal looks to somebody: as their machine says, or as they chose. */
export const themes = ['system', 'light', 'dark'] as const

/** Fewest characters of a password without and with a second factor, and the most that are taken (ACC-12). */
export const passwordLengths = { alone: 15, withSecondFactor: 8, most: 256 } as const

/** A login ID as somebody typed it to sign in: any case; what it looks like is not judged, so that nothing is given away. */
const givenLoginId = z
  .string()
  .max(1_000, 'too-long')
  .refine(isPrintable, { error: 'not-printable' })
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(z.string().min(1, 'required').max(200, 'too-long'))

/** A login ID that somebody chooses. */
const chosenLoginId = z
  .string()
  .max(1_000, 'too-long')
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(
    z
      .string()
      .min(1, 'required')
      .regex(/^[\p{Script=Latin}\d._-]{3,64}$/u, 'not-a-login-id'),
  )

/** A password as somebody typed it: one Unicode spelling, otherwise untouched. */
const givenPassword = z
  .string()
  .max(4_000, 'too-long')
  .refine((text) => text.isWellFormed(), { error: 'not-printable' })
  .transform((text) => text.normalize('NFC'))
  .pipe(z.string().min(1, 'required').max(1_000, 'too-long'))

/** A password that somebody chooses; how short and how common it may be is judged by the operation. */
const chosenPassword = givenPassword.pipe(z.string().max(passwordLengths.most, 'too-long'))

/** Six digits of an authenticator app, or a recovery code, in any grouping. */
const code = z
  .string()
  .max(100, 'too-long')
  .refine(isPrintable, { error: 'not-printable' })
  .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().min(1, 'required'))

/** A code that is only asked for where a second factor is set up; an empty field of a form is none. */
const codeIfAny = z
  .string()
  .max(100, 'too-long')
  .refine(isPrintable, { error: 'not-printable' })
  .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase() || undefined)
  .optional()

/** The secret part of a link in a mail. */
const token = z.string().max(200, 'too-long')

const membership = z.strictObject({
  number: organizationNumber,
  name: z.string(),
  types: z.array(z.enum(contactTypes)),
  restricted: z.boolean(),
})

const person = {
  name: z.string(),
  loginId: z.string(),
  language,
  memberships: z.array(membership),
  staffRoles: z.array(z.enum(staffRoles)),
}

/** Who has just signed in, and for whom they may act. */
export const signedIn = z.strictObject(person)
export type SignedInView = z.output<typeof signedIn>

/** One's own sign-in with its settings. */
export const me = z.strictObject({
  ...person,
  timeZone: z.string(),
  theme: z.enum(themes),
  passwordChangedAt: instantField.nullable(),
  leastPasswordLength: z.number().int(),
  secondFactor: z.strictObject({
    active: z.boolean(),
    since: instantField.nullable(),
    recoveryCodesLeft: z.number().int(),
  }),
})
export type Me = z.output<typeof me>

/** A place where somebody is signed in. Browser and system are coarse, and null where they cannot be told. */
export const session = z.strictObject({
  id,
  current: z.boolean(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  address: z.string(),
  createdAt: instantField,
  lastSeenAt: instantField,
  expiresAt: instantField,
})
export type SessionView = z.output<typeof session>

/** Said alike whether or not there is such an account (ACC-11). */
const accepted = z.strictObject({ accepted: z.literal(true) })
const done = z.strictObject({ done: z.literal(true) })
const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) })
const reproof = ['password-wrong', 'sign-in-delayed'] as const

/** Signing in, and what belongs to one's own sign-in (ACC-10, ACC-11, ACC-12, ACC-14). */
export const identity = {
  signIn: endpoint({
    method: 'POST',
    path: '/sign-in',
    summary:
      'Signs in with login ID, password and, where a second factor is set up, a code; sets the session cookie. Without the code the refusal `second-factor-needed` carries a `ticket` for `confirmSignIn` (ACC-11)',
    permission: 'public',
    input: z.strictObject({ loginId: givenLoginId, password: givenPassword, code: codeIfAny }),
    output: signedIn,
    refusals: ['sign-in-failed', 'second-factor-needed', 'second-factor-wrong', 'sign-in-delayed', 'no-organization'],
  }),
  confirmSignIn: endpoint({
    method: 'POST',
    path: '/sign-in/confirm',
    summary: 'Second step of signing in: the ticket of the first, good for ten minutes, and a code (ACC-12)',
    permission: 'public',
    input: z.strictObject({ ticket: z.string().max(1_000, 'too-long'), code }),
    output: signedIn,
    refusals: ['second-factor-wrong', 'sign-in-delayed', 'no-organization'],
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/sign-out',
    summary: 'Ends the session that the caller carries, if any (ACC-14)',
    permission: 'public',
    input: z.strictObject({}),
    output: done,
    refusals: [],
  }),
  requestLoginId: endpoint({
    method: 'POST',
    path: '/forgotten-login-ids',
    summary: 'Mails the login IDs that belong to an e-mail address; never tells whether there are any (ACC-11)',
    permission: 'public',
    input: z.strictObject({ email }),
    output: accepted,
    refusals: ['sign-in-delayed'],
  }),
  requestPasswordReset: endpoint({
    method: 'POST',
    path: '/forgotten-passwords',
    summary:
      'Mails a link that works once and for 24 hours to the addresses of a login ID; never tells whether it exists (ACC-11)',
    permission: 'public',
    input: z.strictObject({ loginId: givenLoginId }),
    output: accepted,
    refusals: ['sign-in-delayed'],
  }),
  readPasswordLink: endpoint({
    method: 'GET',
    path: '/password-links/{token}',
    summary: 'What a link from a forgotten password asks for. Reading does not use it up (ACC-11)',
    permission: 'public',
    input: z.strictObject({ token }),
    output: z.strictObject({
      loginId: z.string(),
      needsCode: z.boolean(),
      leastPasswordLength: z.number().int(),
      expiresAt: instantField,
    }),
    refusals: ['link-not-valid'],
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/password-links/{token}/reset',
    summary:
      'Uses a link from a forgotten password: sets a new one, ends every session, signs in anew (ACC-11, ACC-12)',
    permission: 'public',
    input: z.strictObject({ token, password: chosenPassword, code: codeIfAny }),
    output: signedIn,
    refusals: [
      'link-not-valid',
      'password-too-short',
      'password-too-common',
      'second-factor-needed',
      'second-factor-wrong',
      'sign-in-delayed',
      'no-organization',
    ],
  }),
  readInvitation: endpoint({
    method: 'GET',
    path: '/invitations/{token}',
    summary: 'Who is invited, and by which company. Reading does not use the invitation up (ACC-10)',
    permission: 'public',
    input: z.strictObject({ token }),
    output: z.strictObject({
      name: z.string(),
      email: z.string(),
      organization: z.strictObject({ number: organizationNumber, name: z.string() }),
      suggestedLoginId: z.string().nullable(),
      leastPasswordLength: z.number().int(),
      expiresAt: instantField,
    }),
    refusals: ['link-not-valid'],
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/invitations/{token}/accept',
    summary:
      'Accepts an invitation with a new login ID and password and signs in; `continueTo` is where the invitation leads (ACC-10)',
    permission: 'public',
    input: z.strictObject({ token, loginId: chosenLoginId, password: chosenPassword }),
    output: signedIn.extend({ continueTo: z.string().nullable() }),
    refusals: ['link-not-valid', 'login-id-taken', 'password-too-short', 'password-too-common'],
  }),
  joinWithInvitation: endpoint({
    method: 'POST',
    path: '/invitations/{token}/join',
    summary: 'Accepts an invitation with the sign-in that the caller already has (ACC-10, ACC-11)',
    permission: 'public',
    input: z.strictObject({ token }),
    output: z.strictObject({
      organization: z.strictObject({ number: organizationNumber, name: z.string() }),
      continueTo: z.string().nullable(),
    }),
    refusals: ['link-not-valid', 'already-contact'],
  }),
  readMe: endpoint({
    method: 'GET',
    path: '/me',
    summary: 'One’s own sign-in: names, settings, organizations, second factor (ACC-15)',
    permission: 'own.account',
    input: z.strictObject({}),
    output: me,
    refusals: [],
  }),
  updateMe: endpoint({
    method: 'PATCH',
    path: '/me',
    summary: 'Changes one’s own language, time zone or theme',
    permission: 'own.account',
    input: z.strictObject({
      language: language.optional(),
      timeZone: timeZone.optional(),
      theme: z.enum(themes, { error: 'not-one-of' }).optional(),
    }),
    output: me,
    refusals: [],
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/me/change-password',
    summary: 'Changes one’s own password and ends all other sessions (ACC-11, ACC-12)',
    permission: 'own.account',
    input: z.strictObject({ currentPassword: givenPassword, newPassword: chosenPassword }),
    output: done,
    refusals: [...reproof, 'password-too-short', 'password-too-common'],
  }),
  beginSecondFactor: endpoint({
    method: 'POST',
    path: '/me/second-factor/begin',
    summary:
      'Makes a new secret for an authenticator app and shows it this once, as text, address and QR code (ACC-12)',
    permission: 'own.account',
    input: z.strictObject({ password: givenPassword }),
    output: z.strictObject({
      secret: z.string(),
      uri: z.string(),
      /** A square of `size` modules, quiet zone included; `path` is SVG path data. */
      qr: z.strictObject({ size: z.number().int(), path: z.string() }),
    }),
    refusals: [...reproof, 'second-factor-present'],
  }),
  confirmSecondFactor: endpoint({
    method: 'POST',
    path: '/me/second-factor/confirm',
    summary:
      'Turns the second factor on with a first code, ends all other sessions, and gives ten recovery codes this once (ACC-12)',
    permission: 'own.account',
    input: z.strictObject({ code }),
    output: recoveryCodes,
    refusals: ['second-factor-wrong', 'second-factor-present', 'second-factor-absent', 'sign-in-delayed'],
  }),
  removeSecondFactor: endpoint({
    method: 'POST',
    path: '/me/second-factor/remove',
    summary: 'Turns the second factor off, with password and a code (ACC-12)',
    permission: 'own.account',
    input: z.strictObject({ password: givenPassword, code }),
    output: done,
    refusals: [...reproof, 'second-factor-wrong', 'second-factor-absent', 'password-needs-second-factor'],
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/me/second-factor/renew-recovery-codes',
    summary: 'Replaces the recovery codes by ten new ones, given this once, with password and a code (ACC-12)',
    permission: 'own.account',
    input: z.strictObject({ password: givenPassword, code }),
    output: recoveryCodes,
    refusals: [...reproof, 'second-factor-wrong', 'second-factor-absent'],
  }),
  listSessions: endpoint({
    method: 'GET',
    path: '/me/sessions',
    summary: 'Where one is signed in now, the latest first; twenty places at most (ACC-14)',
    permission: 'own.account',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(session) }),
    refusals: [],
  }),
  endSession: endpoint({
    method: 'POST',
    path: '/me/sessions/{sessionId}/end',
    summary: 'Signs out in one place (ACC-14)',
    permission: 'own.account',
    input: z.strictObject({ sessionId: id }),
    output: done,
    refusals: [],
  }),
  endOtherSessions: endpoint({
    method: 'POST',
    path: '/me/sessions/end-others',
    summary: 'Signs out everywhere else (ACC-14)',
    permission: 'own.account',
    input: z.strictObject({}),
    output: z.strictObject({ ended: z.number().int() }),
    refusals: [],
  }),
  endAllSessions: endpoint({
    method: 'POST',
    path: '/me/sessions/end-all',
    summary: 'Signs out everywhere, here too (ACC-14)',
    permission: 'own.account',
    input: z.strictObject({}),
    output: z.strictObject({ ended: z.number().int() }),
    refusals: [],
  }),
  listPersonas: endpoint({
    method: 'GET',
    path: '/demo/personas',
    summary: 'The sign-ins of the demo vendor, with what each is for',
    permission: 'public',
    input: z.strictObject({}),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          loginId: z.string(),
          password: z.string(),
          name: z.string(),
          organization: z.string().nullable(),
          purpose: z.strictObject({ en: z.string(), es: z.string() }),
        }),
      ),
    }),
    refusals: [],
    demoOnly: true,
  }),
}
