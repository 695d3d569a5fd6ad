import sql, { empty, type Sql } from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import type { Ctx } from '../platform/operation.ts'
import type { Coverage, GrantScope } from './advisor-rules.ts'

/** What was chosen so far (PAR-6). Null where nothing was. */
export type DraftFacts = {
  country: string | null
  state: string | null
  partnerId: string | null
  partnerName: string | null
  locationId: string | null
  contactId: string | null
  coverage: Coverage | null
  scopes: GrantScope[] | null
  endsOn: Day | null
  extends: boolean | null
}

/** A draft as it is stored. */
export type DraftRow = DraftFacts & {
  organization_id: string
  id: string
  grantId: string | null
  changedAt: Instant
  version: number
}

/** More unfinished drafts than anybody comes back to. */
const draftsMost = 20

const selected = sql`
  select d.organization_id, d.id, d.country, d.state, d.partner_id as "partnerId", d.partner_name as "partnerName",
    d.location_id as "locationId", d.partner_contact_id as "contactId", d.coverage, d.scopes, d.ends_on as "endsOn", d.extends,
    d.grant_id as "grantId", d.changed_at as "changedAt", d.version
  from advisor_drafts d`

/** Drafts are their maker's alone. */
function own({ actor, organization }: Ctx): Sql {
  const contactId = actor.kind === 'contact' ? actor.contactId : null
  return sql`d.organization_id = ${organization?.id ?? null} and d.contact_id = ${contactId}`
}

async function selectDraft(ctx: Ctx, id: string, lock: Sql): Promise<DraftRow> {
  const found = await ctx.tx.maybe<DraftRow>(sql`${selected} where ${own(ctx)} and d.id = ${id} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A draft of the caller's own, or the answer for what is absent or somebody else's. */
export function findDraft(ctx: Ctx, id: string): Promise<DraftRow> {
  return selectDraft(ctx, id, empty)
}

/** The same, locked: whoever else changes or confirms it waits. */
export function takeDraft(ctx: Ctx, id: string): Promise<DraftRow> {
  return selectDraft(ctx, id, sql`for update of d`)
}

/** The caller's own drafts that have not been confirmed, the latest first. */
export function listDraftRows(ctx: Ctx): Promise<DraftRow[]> {
  return ctx.tx.many<DraftRow>(sql`
    ${selected} where ${own(ctx)} and d.grant_id is null order by d.changed_at desc, d.id limit ${draftsMost}`)
}

/** A draft of the caller's own in which nothing was chosen yet. */
export function findUntouchedDraft(ctx: Ctx): Promise<DraftRow | null> {
  return ctx.tx.maybe<DraftRow>(sql`
    ${selected} where ${own(ctx)} and d.grant_id is null and d.version = 1
      and not exists (select from advisor_draft_licences t where t.organization_id = d.organization_id and t.draft_id = d.id)
    order by d.changed_at desc, d.id limit 1`)
}

/** Begins a draft. */
export async function insertDraft(
  ctx: Ctx,
  draft: { organization_id: string; id: string; contactId: string },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into advisor_drafts (organization_id, id, contact_id, created_at, changed_at)
    values (${draft.organization_id}, ${draft.id}, ${draft.contactId}, ${ctx.now}, ${ctx.now})`)
}

/** Keeps what was chosen. */
export async function saveDraft(ctx: Ctx, draft: DraftRow, facts: DraftFacts): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_drafts set country = ${facts.country}, state = ${facts.state}, partner_id = ${facts.partnerId},
      partner_name = ${facts.partnerName}, location_id = ${facts.locationId}, partner_contact_id = ${facts.contactId},
      coverage = ${facts.coverage}, scopes = ${facts.scopes}, ends_on = ${facts.endsOn}, extends = ${facts.extends},
      changed_at = ${ctx.now}, version = version + 1
    where organization_id = ${draft.organization_id} and id = ${draft.id} and grant_id is null and version = ${draft.version}`)
}

/** Notes that licences were ticked, so that the draft counts as worked on. */
export async function touchDraft(ctx: Ctx, draft: DraftRow): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_drafts set changed_at = ${ctx.now}, version = version + 1
    where organization_id = ${draft.organization_id} and id = ${draft.id} and grant_id is null`)
}

/** Notes what a draft led to. */
export async function saveConfirmed(ctx: Ctx, draft: DraftRow, grantId: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_drafts set grant_id = ${grantId}, changed_at = ${ctx.now}, version = version + 1
    where organization_id = ${draft.organization_id} and id = ${draft.id} and grant_id is null`)
}

/** Throws a draft away, its ticks with it. */
export async function deleteDraft(ctx: Ctx, draft: DraftRow): Promise<void> {
  await ctx.tx.changeOne(sql`
    delete from advisor_drafts where organization_id = ${draft.organization_id} and id = ${draft.id} and grant_id is null`)
}

/** Deletes some of the drafts that nobody has touched since then. Tells how many. */
export function deleteOldDrafts(ctx: Ctx, before: Instant, most: number): Promise<number> {
  return ctx.tx.change(sql`
    delete from advisor_drafts where (organization_id, id) in (
      select organization_id, id from advisor_drafts where changed_at < ${before} order by changed_at limit ${most})`)
}

/** Who acts: their own contact, as a grant is made in their name, and its days are theirs. */
export type Granter = {
  id: string
  firstName: string
  lastName: string
  name: string
  email: string
  phone: string | null
  language: Language
  timeZone: string
}

/** The contact who acts for the organization. Staff grant nothing. */
export function findGranter(ctx: Ctx): Promise<Granter> {
  const { actor } = ctx
  if (actor.kind !== 'contact') throw notFound(actor)
  return ctx.tx.one<Granter>(sql`
    select id, first_name as "firstName", last_name as "lastName", first_name || ' ' || last_name as name, email,
      coalesce(phone, mobile_phone) as phone, language, time_zone as "timeZone"
    from contacts where organization_id = ${actor.organization.id} and id = ${actor.contactId}`)
}

/** Has whatever lets partners in to one customer come one after the other. */
export async function holdCustomer(ctx: Ctx, organizationId: string): Promise<void> {
  await ctx.tx.one(sql`select id from organizations where id = ${organizationId} for update`)
}
