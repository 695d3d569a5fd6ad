import type { Visit } from './operation.ts'
import { Refusal } from './refusal.ts'

/**
 * What people edit may not have changed since they read it (PLT-3): compares `If-Match` with the version that the locked
 * row has now. Refuses `version-missing` and `changed-meanwhile`.
 */
export function expectVersion(visit: Pick<Visit, 'ifMatch'>, row: { version: number }): void {
  if (visit.ifMatch === null) throw new Refusal('version-missing')
  if (visit.ifMatch !== row.version) throw new Refusal('changed-meanwhile')
}
