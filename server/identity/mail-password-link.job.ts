import { later } from '../../values/calendar.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'
import { tokenHash } from './authenticate.ts'
import { endPasswordLinks, insertPasswordLink } from './link-queries.ts'
import { passwordLink } from './password-link.email.ts'
import { linkLife } from './session-rules.ts'
import { recordForOwner, tellOwner } from './tell-owner.ts'
import { findUserToMail } from './user-queries.ts'

/** Makes and mails a link; `userId` may be nobody's. */
export const mailPasswordLink = jobKind<{ linkId: string; userId: string }>('mail-password-link')

/**
 * ACC-11. Makes a link for a forgotten password, good once and for 24 hours, kills the older ones, and mails it to every
 * address of its owner. Done twice, it mails once.
 */
export async function mailPasswordLinkJob(
  house: House,
  { linkId, userId }: { linkId: string; userId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const user = await findUserToMail(ctx.tx, userId)
    if (!user || (user.contacts.length === 0 && !user.staff)) return
    const token = ctx.ids.secret()
    const expiresAt = later(ctx.now, linkLife)
    const link = { id: linkId, userId, tokenHash: tokenHash(token), expiresAt }
    if (!(await insertPasswordLink(ctx.tx, link, ctx.now))) return
    await endPasswordLinks(ctx.tx, userId, linkId, ctx.now)
    await recordForOwner(ctx, user, 'password-link.sent', { by: { userId: null, name: 'Chancery' } })
    await tellOwner(ctx, user, passwordLink, {
      loginId: user.login_id,
      url: `${ctx.publicOrigin}/${user.language}/new-password/${token}`,
      expiresAt,
      timeZone: user.time_zone,
    })
  })
}
