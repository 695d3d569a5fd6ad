import type { Language } from '../../contract/fields.ts'
import type { Problem } from '../../contract/problem.ts'
import { isOutage } from './db.ts'
import type { Log } from './log.ts'
import { problemOf, problemOfBug, problemOfFields } from './problem.ts'
import { FieldsInvalid, Refusal } from './refusal.ts'

/** Turns whatever an operation threw into what the caller may read. Bugs are logged with their reference, never shown. */
export function problemFrom(
  error: unknown,
  call: { requestId: string; language: Language; name: string },
  log: Log,
): Problem {
  const { requestId, language } = call
  if (error instanceof Refusal) return problemOf(error, requestId, language)
  if (error instanceof FieldsInvalid) return problemOfFields(error.faults, requestId, language)
  if (isOutage(error)) {
    log.error({ requestId, operation: call.name, fault: faultOf(error) }, 'outage')
    return problemOf(new Refusal('unavailable'), requestId, language)
  }
  log.error({ requestId, operation: call.name, fault: faultOf(error) }, 'bug')
  return problemOfBug(requestId, language)
}

/** What a log may hold of a fault: kind, code and place. A database's own detail can quote rows and stays out. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined
  const isOfDatabase = code !== undefined && /^[0-9A-Z]{5}$/.test(code)
  return {
    kind: error.name,
    code,
    constraint,
    message: error.message.slice(0, 300),
    ...(isOfDatabase && constraint ? { message: undefined } : {}),
    stack: error.stack?.split('\n').slice(1, 12).join('\n'),
  }
}
