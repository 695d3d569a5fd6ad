import sql, { raw, type Sql } from 'sql-template-tag'
import type { PartnerRole } from '../../contract/actor.ts'
import type { Ctx } from '../platform/operation.ts'

/** Roles that see the customers of all of a partner's places. A location administrator sees those of one (PAR-3). */
const everywhere: readonly PartnerRole[] = ['organization-administrator', 'business-executive', 'sales', 'technical']

/**
 * What customers share now with the partner that somebody acts for (PAR-3, PAR-12), as a condition on rows of
 * `partner_customers`, `partner_customer_words` or `partner_licences` under this alias.
 */
export function sharedNow({ actor, now }: Pick<Ctx, 'actor' | 'now'>, alias: string): Sql {
  if (actor.kind !== 'contact' || actor.restricted || actor.partner?.status !== 'active') return sql`false`
  const row = raw(alias)
  const { roles, location } = actor.partner
  const shared = sql`${row}.partner_id = ${actor.organization.id} and ${row}.starts_at <= ${now} and ${row}.ends_at > ${now}`
  if (roles.some((role) => everywhere.includes(role))) return shared
  if (!roles.includes('location-administrator') || location === null) return sql`false`
  return sql`${shared} and ${row}.location_id = ${location}`
}
