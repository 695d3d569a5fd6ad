import type { accounts, OverviewView } from '../../contract/accounts.ts'
import { earliestToday } from '../../values/calendar.ts'
import { mayActor } from '../access/rights.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { listAdministrators } from './contact-queries.ts'
import { whyNotReader } from './organization-view.ts'
import { countForOverview, listEndingLicences, listNewLicences } from './overview-queries.ts'
import { nextEnd } from './overview-rules.ts'

/** ACC-17. What needs attention now; whose access is limited is told by whom that can be changed (ACC-6). */
export const readOverview: Operation<typeof accounts.readOverview> = async (ctx) => {
  const { number, name } = ctx.organization
  const organization = { number, name }
  if (mayActor(ctx.actor, 'licence.read'))
    return { organization, licensing: await licensingOf(ctx, ctx.organization.id), limited: null }
  const administrators = (await listAdministrators(ctx)).map((one) => ({ name: one.name, email: one.email }))
  return { organization, licensing: null, limited: { reason: whyNotReader(ctx.actor, 'licence.read'), administrators } }
}

async function licensingOf(ctx: Ctx, organizationId: string): Promise<NonNullable<OverviewView['licensing']>> {
  const { tx, now } = ctx
  // As long as it is still the last day somewhere, nothing has ended.
  const today = earliestToday(now)
  const counts = await countForOverview(tx, organizationId, now, today)
  const ending = await listEndingLicences(tx, organizationId, today)
  return {
    toAllocate: { total: counts.fresh, items: await listNewLicences(tx, organizationId, now, today) },
    ending: {
      total: counts.ending,
      red: counts.red,
      items: ending.flatMap(({ maintenanceEndsOn, endsOn, ...licence }) => {
        const next = nextEnd({ maintenanceEndsOn, endsOn }, today)
        return next ? [{ ...licence, ...next }] : []
      }),
    },
  }
}
