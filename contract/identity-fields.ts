import { z } from 'zod'
import { isPrintable } from '../values/text.ts'
import { contactTypes, staffRoles } from './actor.ts'
import { id, instantField, language, organizationNumber } from './fields.ts'

/** How the portal looks to somebody: as their machine says, or as they chose. */
export const themes = ['system', 'light', 'dark'] as const

/** Fewest characters of a password without and with a second factor, and the most that are taken (ACC-12). */
export const passwordLengths = { alone: 15, withSecondFactor: 8, most: 256 } as const

/** A login ID as somebody typed it to sign in: any case; what it looks like is not judged, so that nothing is given away. */
export const givenLoginId = z
  .string()
  .max(1_000, 'too-long')
  .refine(isPrintable, { error: 'not-printable' })
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(z.string().min(1, 'required').max(200, 'too-long'))

/** A login ID that somebody chooses. */
export const chosenLoginId = z
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
export const givenPassword = z
  .string()
  .max(4_000, 'too-long')
  .refine((text) => text.isWellFormed(), { error: 'not-printable' })
  .transform((text) => text.normalize('NFC'))
  .pipe(z.string().min(1, 'required').max(1_000, 'too-long'))

/** A password that somebody chooses; how short and how common it may be is judged by the operation. */
export const chosenPassword = givenPassword.pipe(z.string().max(passwordLengths.most, 'too-long'))

/** Six digits of an authenticator app, or a recovery code, in any grouping. */
export const code = z
  .string()
  .max(100, 'too-long')
  .refine(isPrintable, { error: 'not-printable' })
  .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().min(1, 'required'))

/** A code that is only asked for where a second factor is set up; an empty field of a form is none. */
export const codeIfAny = z
  .string()
  .max(100, 'too-long')
  .refine(isPrintable, { error: 'not-printable' })
  .transform((text) => text.replaceAll(/[\s-]/g, '').toUpperCase() || undefined)
  .optional()

/** The secret part of a link in a mail. */
export const token = z.string().max(200, 'too-long')

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
