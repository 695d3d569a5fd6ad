import type { accounts } from '../../contract/accounts.ts'
import type { OverviewView } from '../../contract/overview.ts'
import { dayAt, daysBetween, earliestToday } from '../../values/calendar.ts'
import { mayActor, whyNotReader } from '../access/rights.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { countOpenRequests, listAccessRequestRows } from './access-request-queries.ts'
import { viewAccessRequest } from './access-request-view.ts'
import { listAdministrators } from './contact-queries.ts'
import { isSelf } from './contact-rules.ts'
import {
  countForOverview,
  listAskedLicences,
  listEndingAdvisors,
  listEndingLicences,
  listNewLicences,
  listUndecidedAdvisors,
} from './overview-queries.ts'
import { nextEnd, redDays } from './overview-rules.ts'
import { findLastRecovery } from './recovery-queries.ts'

/** How many requests for access the first page shows. */
const requestsShown = 5

/** ACC-17. What needs attention now; whose access is limited is told by whom that can be changed (ACC-6). */
export const readOverview: Operation<typeof accounts.readOverview> = async (ctx) => {
  const { number, name } = ctx.organization
  const mayRead = mayActor(ctx.actor, 'licence.read')
  return {
    organization: { number, name },
    licensing: mayRead ? await licensingOf(ctx, ctx.organization.id) : null,
    advisors: mayActor(ctx.actor, 'advisor.read') ? await advisorsOf(ctx, ctx.organization.id) : null,
    limited: mayRead ? null : await limitsOf(ctx),
    accessRequests: mayActor(ctx.actor, 'access.decide') ? await accessRequestsOf(ctx) : null,
    recovery: mayActor(ctx.actor, 'recovery.read') ? await recoveryOf(ctx) : null,
  }
}

async function limitsOf(ctx: Ctx): Promise<NonNullable<OverviewView['limited']>> {
  const administrators = (await listAdministrators(ctx)).map((one) => ({ name: one.name, email: one.email }))
  return { reason: whyNotReader(ctx.actor, 'licence.read'), administrators }
}

async function accessRequestsOf(ctx: Ctx): Promise<NonNullable<OverviewView['accessRequests']>> {
  const { rows } = await listAccessRequestRows(ctx, 'open', { limit: requestsShown })
  return { total: await countOpenRequests(ctx), items: rows.map((row) => viewAccessRequest(ctx, row)) }
}

async function recoveryOf(ctx: Ctx): Promise<OverviewView['recovery']> {
  const last = await findLastRecovery(ctx)
  if (last?.status !== 'waiting') return null
  const { id, contactName: name, contactEmail: email, waitsUntil } = last
  return { id, name, email, waitsUntil, isYours: isSelf(ctx.actor, { id: last.contactId }) }
}

async function advisorsOf(ctx: Ctx, organizationId: string): Promise<NonNullable<OverviewView['advisors']>> {
  const ending = await listEndingAdvisors(ctx, organizationId)
  return {
    ending: ending.flatMap(({ timeZone, ...advisor }) => {
      const daysLeft = daysBetween(dayAt(ctx.now, timeZone), advisor.endsOn)
      return daysLeft <= redDays ? [{ ...advisor, daysLeft }] : []
    }),
    undecided: await listUndecidedAdvisors(ctx.tx, organizationId, ctx.now),
    asked: mayActor(ctx.actor, 'advisor.edit') ? await listAskedLicences(ctx.tx, organizationId, ctx.now) : [],
  }
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
