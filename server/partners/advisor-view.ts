import type { AdvisorView } from '../../contract/advisors.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import type { AdvisorRow } from './advisor-queries.ts'
import { endOf, isOpen, stateOf, whyNotAssign, whyNotChange } from './advisor-rules.ts'
import { countOwned, countShared, type Ticks, totalOf } from './assignable-licence-queries.ts'

/** The ticks of a grant. */
export function ticksOfGrant({ organization_id, id }: Pick<AdvisorRow, 'organization_id' | 'id'>): Ticks {
  return { organization_id, kind: 'grant', id }
}

/** What the trail calls a grant: by the partner's name. */
export function advisorSubject({ id, partnerName }: Pick<AdvisorRow, 'id' | 'partnerName'>) {
  return { kind: 'advisor', id, label: partnerName }
}

/** What of a grant a customer decides, as the trail and the letters name it. */
export function advisorFacts(row: Pick<AdvisorRow, 'coverage' | 'scopes' | 'endsOn' | 'extends' | 'contactName'>) {
  const { coverage, scopes, endsOn, contactName: contact } = row
  return { coverage, scopes, endsOn, extends: row.extends, contact }
}

/** Grants of one organization as their reader may see them, with what may be done now and why not (PAR-8). */
export async function viewAdvisors(
  ctx: Ctx,
  organizationId: string,
  rows: readonly AdvisorRow[],
): Promise<AdvisorView[]> {
  if (rows.length === 0) return []
  const licences = await countOwned(ctx, organizationId)
  const ids = rows.filter(({ coverage }) => coverage === 'assigned').map(({ id }) => id)
  const counts = ids.length === 0 ? [] : await countShared(ctx, organizationId, ids)
  return rows.map((row) => {
    const counted = counts.find(({ id }) => id === row.id)
    const none = totalOf(0)
    const isOver = !isOpen(row, ctx.now)
    return {
      ...factsOf(row, ctx),
      shared: isOver ? none : counted ? totalOf(counted.ticked) : licences,
      licences,
      undecided: isOver || !counted ? none : totalOf(counted.undecided),
    }
  })
}

/** One of them. */
export async function viewAdvisor(ctx: Ctx, row: AdvisorRow): Promise<AdvisorView> {
  const [view] = await viewAdvisors(ctx, row.organization_id, [row])
  if (!view) throw new Error('one grant has one view')
  return view
}

function factsOf(row: AdvisorRow, ctx: Ctx): Omit<AdvisorView, 'shared' | 'licences' | 'undecided'> {
  const { id, coverage, scopes, startsAt, endsOn, timeZone, endsAt, grantedAt, changedAt, version } = row
  const denied = whyNotReader(ctx.actor, 'advisor.edit')
  const change = denied ?? whyNotChange(row, ctx.now)
  return {
    ...{ id, coverage, scopes, startsAt, endsOn, timeZone, endsAt, grantedAt, changedAt, version },
    extends: row.extends,
    partner: {
      number: row.partnerNumber,
      name: row.partnerName,
      status: row.partnerStatus,
      level: row.level,
      location: { id: row.locationId, name: row.locationName, city: row.city, country: row.country },
    },
    contact: {
      contactId: row.contactId,
      name: row.contactName,
      email: row.contactEmail,
      phone: row.contactPhone,
      jobTitle: row.contactJobTitle,
      isGone: row.contactIsGone,
    },
    state: stateOf(row, ctx.now),
    ended: endOf(row, ctx.now),
    grantedBy: row.grantedByName,
    changedBy: row.changedByName,
    actions: { update: change, assign: denied ?? whyNotAssign(row, ctx.now), remove: change },
  }
}
