import type { OperationName } from '../../contract/all.ts'
import type { Answer, Call, Door, SignedIn } from '../../server/platform/door.ts'
import type { House } from '../../server/platform/house.ts'
import { served } from '../../server/routes.ts'
import { type Instant, instantOfEpoch } from '../../values/calendar.ts'
import type { DemoBase } from './base.ts'
import type { DemoContact } from './scene.ts'

/** What the demo's stories are played with: the very door that people come through. */
export type Stage = { door: Door<House>; base: DemoBase }

/** A customer with its people. */
export type Company = DemoBase['customers'][number]

/** So many days before the demo is loaded; parts of days too. */
export function daysAgo({ base }: Pick<Stage, 'base'>, days: number): Instant {
  return instantOfEpoch(base.startedAt - Math.round(days * 86_400_000))
}

/** The operator who fulfils what the demo's customers bought. */
export function asOperator(base: DemoBase): SignedIn {
  const { userId, staffId, name } = base.operator
  return { userId, sessionId: staffId, name, memberships: [], staff: { staffId, roles: ['licensing-operator'] } }
}

/** Somebody of a customer, as whom to act. */
export function asContact(company: Company, who: DemoContact): SignedIn {
  const { contactId, types, restricted, name } = who
  const memberships = [{ contactId, organization: company.organization, types, restricted, partner: null }]
  return { userId: who.userId ?? '', sessionId: who.contactId, name, memberships, staff: null }
}

/** Calls an operation as it was called in the past, about the company where it is about one. */
export function act(
  stage: Stage,
  name: OperationName,
  signedIn: SignedIn | null,
  at: Instant,
  company: { organization: { number: string }; customer: { language: 'en' | 'es' } },
  input: Record<string, unknown>,
  version?: number,
): Promise<Answer> {
  const operation = served.find((one) => one.name === name)
  if (!operation) throw new Error(`nothing serves ${name}`)
  const { door } = stage
  const call: Call = {
    signedIn,
    given: operation.endpoint.path.includes('{number}') ? { number: company.organization.number, ...input } : input,
    idempotencyKey: door.ids.uuid(),
    ifMatch: version ?? null,
    requestId: door.ids.uuid(),
    language: company.customer.language,
    address: '192.0.2.10',
    userAgent: 'demo',
    publicOrigin: door.house.publicOrigin,
  }
  return operation.run({ ...door, clock: { now: () => at } }, call)
}
