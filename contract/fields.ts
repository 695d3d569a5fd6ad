import { z } from 'zod'
import { isDay, isInstant, isTimeZone } from '../values/calendar.ts'
import { isCountry } from '../values/countries.ts'
import { isLicenceCode, isOrganizationNumber, readLicenceCode } from '../values/ids.ts'
import { isPrintable, isPrintableText, tidy } from '../values/text.ts'
import type { RefusalCode } from './refusals.ts'

/** A row's public identifier: a random UUID. */
export const id = z.uuid({ error: 'not-an-id' })

/** A calendar date that exists. */
export const dayField = z
  .string()
  .refine(isDay, { error: 'not-a-day' })
  .transform((text) => (isDay(text) ? text : z.NEVER))

/** A moment in UTC, in answers. */
export const instantField = z.string().refine(isInstant)

/** One line of what a person typed, tidied; blank counts as missing. Lengths count characters after tidying. */
export function line(most: number) {
  return z
    .string()
    .max(most * 4, 'too-long')
    .refine(isPrintable, { error: 'not-printable' })
    .transform(tidy)
    .pipe(z.string().min(1, 'required').max(most, 'too-long'))
}

/** One line that may be left out; blank means nothing. */
export function optionalLine(most: number) {
  return z
    .string()
    .max(most * 4, 'too-long')
    .refine(isPrintable, { error: 'not-printable' })
    .transform(tidy)
    .pipe(z.string().max(most, 'too-long'))
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .default(null)
}

/** One line of a change: left out it stays as it is, blank or null takes it away. */
export function changedLine(most: number) {
  return optionalLine(most).removeDefault().optional()
}

/** Several lines, such as a reason. */
export function paragraph(most: number) {
  return z
    .string()
    .refine(isPrintableText, { error: 'not-printable' })
    .transform((text) => text.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .pipe(z.string().min(1, 'required').max(most, 'too-long'))
}

/** Several lines that may be left out; blank means nothing. */
export function optionalParagraph(most: number) {
  return z
    .string()
    .transform((text) => (text.trim() === '' ? null : text))
    .pipe(paragraph(most).nullable())
    .nullable()
    .default(null)
}

/** A whole number, also as forms and addresses write it. */
export function whole(least: number, most: number) {
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,12}$/, 'not-a-number')
          .transform(Number),
      ],
      { error: 'not-a-number' },
    )
    .pipe(z.number().int('not-whole').min(least, 'too-small').max(most, 'too-big'))
}

/** Yes or no, also as a ticked box of a form. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'on', 'false', '']).transform((text) => text === 'true' || text === 'on'),
])

/** A list, also where a form or an address sends the one value alone. */
export function listOf<T extends z.ZodType>(item: T, most: number) {
  return z
    .union([z.array(z.unknown()), z.string().transform((one) => (one === '' ? [] : [one]))])
    .pipe(z.array(item).max(most, 'too-many'))
}

/** An e-mail address; the part behind the @ in lower case. */
export const email = z
  .string()
  .trim()
  .max(254, 'too-long')
  .refine(isPrintable, { error: 'not-printable' })
  .pipe(z.email('not-an-email'))
  .transform((text) => text.replace(/@.*$/, (host) => host.toLowerCase()))

/** A licence code in any spelling; comes out in the stored one (UX-27). */
export const licenceCode = z.string().transform((text, context) => {
  const code = readLicenceCode(text)
  if (code) return code
  context.addIssue({ code: 'custom', message: 'not-a-code' })
  return z.NEVER
})

/** A licence code in answers. */
export const licenceCodeOut = z.string().refine(isLicenceCode)

/** An organization's public number. */
export const organizationNumber = z.string().refine(isOrganizationNumber, { error: 'not-an-organization-number' })

/** A country's ISO 3166-1 alpha-2 code. */
export const country = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .refine(isCountry, { error: 'not-a-country' })

/** An IANA time zone. */
export const timeZone = z.string().refine(isTimeZone, { error: 'not-a-time-zone' })

/** The languages that the portal speaks. */
export const language = z.enum(['en', 'es'], { error: 'not-one-of' })
export type Language = z.output<typeof language>

/** What a list is searched by. Blank finds all. */
export const searchField = z.string().max(200, 'too-long').refine(isPrintable, { error: 'not-printable' }).default('')

/** A field of a form that may be left blank. */
export function blankable<T extends z.ZodType<unknown, string>>(field: T) {
  return z
    .string()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(z.optional(field))
    .optional()
}

/** A whole number that may be left blank in a form. */
export function blankableWhole(least: number, most: number) {
  return z
    .union([z.number(), z.string()], { error: 'not-a-number' })
    .transform((given) => (given === '' ? undefined : given))
    .pipe(whole(least, most).optional())
    .optional()
}

/** A page of a list: where it begins (`after` is the former page's `next`) and how long it is. */
export const pageInput = {
  after: z.string().max(500, 'too-long').optional(),
  limit: whole(1, 100).default(50),
}

/** A page of a list: its rows and, unless it is the last, where the next begins. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() })
}

/** How a CSV file names its columns: in the reader's words, or by stable names for programs (UX-37). */
export const csvInput = { header: z.enum(['words', 'machine'], 'not-one-of').default('words') }

/** A file as an answer. */
export const fileOut = z.strictObject({ fileName: z.string(), content: z.string() })

/** A file of bytes, such as a PDF, as an answer. */
export const bytesOut = z.strictObject({ fileName: z.string(), content: z.instanceof(Uint8Array) })

/** Whether an action is possible now: null, or the code of the refusal that it would meet. */
export const whyNot = z.custom<RefusalCode>((value) => typeof value === 'string').nullable()

/** How many rows match, counted to 10,000; `atLeast` says that there are more. */
export const total = z.strictObject({ count: z.number().int(), atLeast: z.boolean() })
