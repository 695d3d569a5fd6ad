import type { reminders } from '../../contract/reminders.ts'
import { notFound, permit } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findBuyerName } from './quote-queries.ts'
import { viewReminderSettings } from './read-reminder-settings.ts'
import { findReminderSettings, saveReminderRecipients } from './reminder-setting-queries.ts'

/** REN-16. Sets who of a company is reminded of renewals. */
export const saveReminderSettings: Operation<typeof reminders.saveReminderSettings> = async (ctx, { recipients }) => {
  const { id, number } = ctx.organization
  const settings = await findReminderSettings(ctx, id)
  permit(ctx.actor, 'renewal.remind', settings)
  expectVersion(ctx, settings)
  const change = changedFields({ recipients: settings.recipients }, { recipients })
  if (!change) return viewReminderSettings(ctx, settings)
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const by = await findBuyerName(ctx, ctx.actor)
  if (!(await saveReminderRecipients(ctx, settings, recipients, by))) throw new Refusal('changed-meanwhile')
  await record(ctx, { action: 'reminders.set', subject: { kind: 'organization', id, label: number }, ...change })
  return viewReminderSettings(ctx, await findReminderSettings(ctx, id))
}
