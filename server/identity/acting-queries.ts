import sql from 'sql-template-tag'
import type { ContactType, PartnerStanding } from '../../contract/actor.ts'

/** What is known of a contact as whom somebody acts. */
export type ActingRow = {
  contact: string
  id: string
  number: string
  name: string
  person: string
  types: ContactType[]
  restricted: boolean
  partner: PartnerStanding | null
}

/** A contact as whom somebody acts, as JSON, from `actingContacts`. */
export const actingFacts = sql`json_build_object('contact', c.id, 'id', o.id, 'number', o.number, 'name', o.legal_name,
  'person', c.first_name || ' ' || c.last_name, 'types', c.types, 'restricted', c.restricted,
  'partner', case when p.partner_id is not null then json_build_object('status', p.status,
    'roles', coalesce(r.roles, '{}'), 'location', r.location_id) end)`

/** Contacts with all that decides what they may do. */
export const actingContacts = sql`contacts c join organizations o on o.id = c.organization_id
  left join partners p on p.partner_id = o.id
  left join partner_people r on r.partner_id = o.id and r.contact_id = c.id`

/**
 * Which of them come in: active ones of open organizations, unless they are only of the type `sales` and have no role at a
 * partner (ACC-5).
 */
export const comesIn = sql`c.status = 'active' and o.status = 'active'
  and (r.roles <> '{}' or not c.types <@ array['sales'])`
