import { createTranslator } from 'use-intl/core'
import type { z } from 'zod'
import { type FieldErrorCode, fieldErrors, isFieldErrorCode } from '../../contract/field-errors.ts'
import type { Language } from '../../contract/fields.ts'
import type { Problem } from '../../contract/problem.ts'
import { type RefusalCode, refusals } from '../../contract/refusals.ts'
import { isDay } from '../../values/calendar.ts'
import { type Facts, type FieldFault, fault, type Refusal } from './refusal.ts'

/** The sentence with its facts filled in; days are written out as people write them. */
export function sentence(template: string, facts: Facts, language: Language): string {
  const values = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? readable(value, language) : value]),
  )
  return createTranslator({ locale: language, messages: { sentence: template }, onError: rethrow })('sentence', values)
}

function rethrow(error: Error): never {
  throw error
}

function readable(value: string, language: Language): string {
  return isDay(value) ? dayFormats[language].format(new Date(`${value}T00:00:00Z`)) : value
}

const dayFormat = (language: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
const dayFormats = { en: dayFormat('en'), es: dayFormat('es') }

/** A refusal on the wire: RFC 9457 problem details with our stable code. */
export function problemOf(refusal: Refusal, requestId: string, language: Language): Problem {
  const entry = refusals[refusal.code]
  const detail = sentence(entry[language], refusal.facts, language)
  return {
    ...plainProblem(refusal.code, entry.status, detail, requestId),
    facts: refusal.facts,
    ...(refusal.field ? { fields: [{ path: refusal.field, code: refusal.code, message: detail }] } : {}),
    ...(entry.help ? { help: `/${language}/help/${entry.help}` } : {}),
  }
}

/** So many fields are told of at once: whoever has more to correct begins with these. */
const fieldsToldMax = 50

/** Fields that need correcting, each with its own sentence: the first of them, where there are very many. */
export function problemOfFields(faults: FieldFault[], requestId: string, language: Language): Problem {
  const entry = refusals['fields-invalid']
  return {
    ...plainProblem('fields-invalid', entry.status, entry[language], requestId),
    fields: faults.slice(0, fieldsToldMax).map(({ path, code, facts }) => ({
      path,
      code,
      message: sentence(fieldErrors[code][language], facts, language),
    })),
  }
}

/** A mistake of ours: a reference that support can search for, and nothing else. */
export function problemOfBug(requestId: string, language: Language): Problem {
  const detail =
    language === 'es'
      ? `Ha ocurrido un fallo nuestro y no se ha guardado nada de esta petición. Si se repite, indíquenos la referencia ${requestId}.`
      : `Something went wrong on our side and nothing of this request was kept. If it happens again, tell us the reference ${requestId}.`
  return plainProblem('internal-error', 500, detail, requestId)
}

function plainProblem(
  code: RefusalCode | 'internal-error',
  status: number,
  detail: string,
  requestId: string,
): Problem {
  return { type: `urn:chancery:problem:${code}`, title: code, status, code, detail, requestId }
}

/** Turns what a schema found into our own codes; a schema's message is a code already where we gave it one. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue))
}

function faultsOfIssue(issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, 20)
      .map((key) => fault([path, key.slice(0, 100)].filter(Boolean).join('.'), 'unknown-field'))
  return [fault(path, codeOf(issue), factsOf(issue))]
}

function codeOf(issue: z.core.$ZodIssue): FieldErrorCode {
  if (isFieldErrorCode(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'wrong-type'
  if (issue.code === 'invalid_value') return issue.input === undefined ? 'required' : 'not-one-of'
  if (issue.code === 'too_small')
    return issue.origin === 'array' ? 'too-few' : issue.origin === 'string' ? 'too-short' : 'too-small'
  if (issue.code === 'too_big')
    return issue.origin === 'array' ? 'too-many' : issue.origin === 'string' ? 'too-long' : 'too-big'
  return issue.input === undefined ? 'required' : 'wrong-type'
}

function factsOf(issue: z.core.$ZodIssue): Facts {
  if (issue.code === 'too_small') return { least: Number(issue.minimum) }
  if (issue.code === 'too_big') return { most: Number(issue.maximum) }
  if (issue.code === 'invalid_type') return { expected: issue.expected }
  return { expected: '' }
}
