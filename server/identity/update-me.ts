import type { identity } from '../../contract/identity.ts'
import type { Operation } from '../platform/operation.ts'
import { viewOwn } from './read-me.ts'
import { recordForOwner } from './tell-owner.ts'
import { saveSettings, takeUser } from './user-queries.ts'

/** Changes one's own language, time zone or theme. Letters follow: contacts repeat the language of their sign-in. */
export const updateMe: Operation<typeof identity.updateMe> = async (ctx, input) => {
  const former = await takeUser(ctx.tx, ctx.actor.userId)
  await saveSettings(ctx.tx, former.id, input)
  const now = await viewOwn(ctx, former.id)
  await recordForOwner(ctx, former, 'settings.changed', {
    before: { language: former.language, timeZone: former.time_zone, theme: former.theme },
    after: { language: now.language, timeZone: now.timeZone, theme: now.theme },
  })
  return now
}
