import type { advisors } from '../../contract/advisors.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { dayAt } from '../../values/calendar.ts'
import { permit } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findGranter, type Granter } from './advisor-draft-queries.ts'
import { type AdvisorRow, findAdvisor, type GrantFacts, saveGrant, takeAdvisor } from './advisor-queries.ts'
import { expectEnd, expectOpen, planEnd, scopesOf } from './advisor-rules.ts'
import { advisorFacts, advisorSubject, viewAdvisor } from './advisor-view.ts'
import { dealNews } from './deal-news.ts'
import { findOfferedPerson } from './offered-people-queries.ts'
import { tellOfChange } from './tell-advisor-sides.ts'

type Input = InputOf<typeof advisors.updateAdvisor>

/** PAR-8. Changes what a partner may see and do, until when, and whom of it to ask. It holds from the partner's next request. */
export const updateAdvisor: Operation<typeof advisors.updateAdvisor> = async (ctx, input) => {
  const advisor = await takeAdvisor(ctx, input.advisorId)
  permit(ctx.actor, 'advisor.edit', advisor)
  expectVersion(ctx, advisor)
  expectOpen(advisor, ctx.now)
  const granter = await findGranter(ctx)
  await expectContact(ctx, advisor, input)
  const facts = planChange(ctx, advisor, input, granter)
  const isNews = changedFields(decided(advisor), decided(facts))
  if (!isNews) return viewAdvisor(ctx, advisor)
  const { shared } = await viewAdvisor(ctx, advisor)
  await saveGrant(ctx, advisor, facts, granter.name)
  const saved = await findAdvisor(ctx, advisor.id)
  const change = changedFields(advisorFacts(advisor), advisorFacts(saved))
  await record(ctx, { action: 'advisor.changed', subject: advisorSubject(saved), ...change })
  const view = await viewAdvisor(ctx, saved)
  await tellOfChange(ctx, {
    before: advisor,
    after: saved,
    changedBy: granter,
    shared: { before: shared, after: view.shared },
  })
  if (saved.scopes.includes('quote') && !advisor.scopes.includes('quote'))
    await enqueue(ctx, dealNews, { organizationId: saved.organization_id, news: 'named', id: saved.id })
  return view
}

/** Refuses `partner-contact-gone`. Whoever is named already may stay named. */
async function expectContact(ctx: Ctx, advisor: AdvisorRow, { contactId }: Input): Promise<void> {
  if (contactId === undefined || contactId === advisor.contactId) return
  if (!(await findOfferedPerson(ctx, advisor.partnerId, contactId)))
    throw new Refusal('partner-contact-gone', {}, 'contactId')
}

/** Refuses `end-out-of-range`. An end that stays keeps the instant that was worked out when it was set. */
function planChange(ctx: Ctx, advisor: AdvisorRow, input: Input, granter: Granter): GrantFacts {
  const { endsOn = advisor.endsOn, coverage = advisor.coverage } = input
  const isMoved = endsOn !== advisor.endsOn
  if (isMoved) expectEnd(endsOn, dayAt(ctx.now, granter.timeZone))
  return {
    ...(isMoved ? planEnd(endsOn, granter.timeZone, ctx.now) : advisor),
    coverage,
    scopes: input.scopes === undefined ? advisor.scopes : scopesOf(input.scopes),
    extends: input.extends ?? advisor.extends,
    contactId: input.contactId ?? advisor.contactId,
    // Who narrows the view to what is ticked has decided on everything there is.
    reviewedAt: coverage === advisor.coverage ? advisor.reviewedAt : ctx.now,
  }
}

function decided({ coverage, scopes, endsOn, contactId, ...rest }: GrantFacts) {
  return { coverage, scopes, endsOn, contactId, extends: rest.extends }
}
