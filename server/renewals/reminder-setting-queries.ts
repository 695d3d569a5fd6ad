import sql, { empty } from 'sql-template-tag'
import type { ReminderView } from '../../contract/reminders.ts'
import type { Instant } from '../../values/calendar.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { deliveredRecipients, type RecipientKind } from './reminder-queries.ts'

/** Who of a company gets reminders; where nobody has set anything, what is delivered. */
export type ReminderSettings = {
  organization_id: string
  recipients: RecipientKind[]
  changed: { at: Instant; by: string } | null
  version: number
}

/** What a company has set. */
export async function findReminderSettings(ctx: Ctx, organizationId: string): Promise<ReminderSettings> {
  const found = await ctx.tx.maybe<{ recipients: RecipientKind[]; at: Instant; by: string; version: number }>(sql`
    select recipients, changed_at as at, changed_by as by, version from reminder_settings where organization_id = ${organizationId}`)
  if (!found)
    return { organization_id: organizationId, recipients: [...deliveredRecipients], changed: null, version: 1 }
  const { at, by, ...rest } = found
  return { organization_id: organizationId, ...rest, changed: { at, by } }
}

/** Writes what a company sets, unless somebody else has done so since; tells whether it did. */
export async function saveReminderRecipients(
  ctx: Ctx,
  { organization_id, version }: ReminderSettings,
  recipients: readonly RecipientKind[],
  by: string,
): Promise<boolean> {
  const saved = await ctx.tx.change(sql`
    insert into reminder_settings (organization_id, recipients, changed_by, changed_at, version)
    values (${organization_id}, ${recipients}, ${by}, ${ctx.now}, 2)
    on conflict (organization_id) do update set recipients = excluded.recipients, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at, version = reminder_settings.version + 1
    where reminder_settings.version = ${version}`)
  return saved === 1
}

/** A page of the reminders of a company that went out, the newest first. */
export async function listReminderRows(
  ctx: Ctx,
  organizationId: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: ReminderView[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['day', 'id'])
  const rows = await ctx.tx.many<ReminderView & { contact_id: string }>(sql`
    select day, contact_id, recipient_name as "recipientName", partner_name as "partnerName", line_count as "lineCount",
      first_ends_on as "firstEndsOn", last_ends_on as "lastEndsOn"
    from renewal_reminders where organization_id = ${organizationId}
      ${bounds ? sql`and (day, contact_id) < (${bounds[0]}::date, ${bounds[1]}::uuid)` : empty}
    order by day desc, contact_id desc limit ${page.limit + 1}`)
  const found = pageFrom(rows, page.limit, ({ day, contact_id }) => [day, contact_id])
  return { ...found, rows: found.rows.map(({ contact_id: _contact, ...row }) => row) }
}
