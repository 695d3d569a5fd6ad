import type { OrganizationRef } from '../contract/actor.ts'
import { whyNotActor } from './access/permit.ts'
import { mayActor } from './access/rights.ts'
import { often } from './platform/db.ts'
import type { DoorRules } from './platform/door.ts'

/** What the door is told by the features above it. */
export const doorRules: DoorRules = {
  mayActor,
  whyNotActor,
  findOrganization: ({ tx }, number) =>
    tx.maybe<OrganizationRef>(often`select id, number, legal_name as name from organizations where number = ${number}`),
}
