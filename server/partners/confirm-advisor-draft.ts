import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import type { Day } from '../../values/calendar.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import {
  type DraftRow,
  findGranter,
  type Granter,
  holdCustomer,
  saveConfirmed,
  takeDraft,
} from './advisor-draft-queries.ts'
import { expectConfirmable } from './advisor-draft-rules.ts'
import { standingOf, ticksOf } from './advisor-draft-view.ts'
import { findAdvisor, insertGrant, takeOpenGrant } from './advisor-queries.ts'
import { planEnd, usualEnd, usualScopes } from './advisor-rules.ts'
import { advisorFacts, advisorSubject, ticksOfGrant, viewAdvisor } from './advisor-view.ts'
import { dealNews } from './deal-news.ts'
import { endRunOut } from './end-run-out.ts'
import { tellOfGrant } from './tell-advisor-sides.ts'
import { copyTicks } from './tick-queries.ts'

/**
 * PAR-6. Lets the partner in. Its contact is told, and whoever let it in reads who will call. Confirming once more, in
 * another tab or after a lost answer, leads to the same grant.
 */
export const confirmAdvisorDraft: Operation<typeof addingAdvisors.confirmAdvisorDraft> = async (ctx, input) => {
  await holdCustomer(ctx, ctx.organization.id)
  const draft = await takeDraft(ctx, input.draftId)
  permit(ctx.actor, 'advisor.edit', draft)
  if (draft.grantId !== null) return viewAdvisor(ctx, await findAdvisor(ctx, draft.grantId))
  const standing = await standingOf(ctx, draft)
  expectConfirmable(draft, standing)
  const granter = await findGranter(ctx)
  const id = await letIn(ctx, draft, granter, standing.today)
  await saveConfirmed(ctx, draft, id)
  const made = await findAdvisor(ctx, id)
  const shared = made.coverage === 'assigned' ? await copyTicks(ctx, ticksOf(draft), ticksOfGrant(made)) : null
  const after = { ...advisorFacts(made), ...(shared === null ? {} : { sharedLicences: shared }) }
  await record(ctx, { action: 'advisor.added', subject: advisorSubject(made), after })
  const view = await viewAdvisor(ctx, made)
  await tellOfGrant(ctx, made, granter, view.shared)
  if (made.scopes.includes('quote'))
    await enqueue(ctx, dealNews, { organizationId: made.organization_id, news: 'named', id: made.id })
  return view
}

async function letIn(ctx: Ctx, draft: DraftRow, granter: Granter, today: Day): Promise<string> {
  const { organization_id, partnerId, locationId, contactId, coverage } = draft
  if (partnerId === null || locationId === null || contactId === null || coverage === null)
    throw new Error('a draft that can be confirmed lacks nothing')
  const former = await takeOpenGrant(ctx, organization_id, partnerId)
  if (former) await endRunOut(ctx, former)
  const id = ctx.ids.uuid()
  await insertGrant(ctx, {
    ...{ organization_id, id, partnerId, locationId, contactId, coverage },
    scopes: draft.scopes ?? usualScopes,
    extends: draft.extends ?? false,
    end: planEnd(draft.endsOn ?? usualEnd(today), granter.timeZone, ctx.now),
    grantedBy: granter.id,
    grantedByName: granter.name,
  })
  return id
}
