import type { SignedInView } from '../../contract/identity-fields.ts'
import { later } from '../../values/calendar.ts'
import { actingForCookie, deviceCookie, sessionCookie } from '../platform/http.ts'
import type { Ctx } from '../platform/operation.ts'
import type { Vault } from '../platform/vault.ts'
import { tokenHash } from './authenticate.ts'
import { isSameKind } from './browser-rules.ts'
import { afterSignIn, isKnownTo, readDevice, writeDevice } from './device-rules.ts'
import { viewSignedIn } from './identity-view.ts'
import { newDevice } from './new-device.email.ts'
import { endSessionOf, insertSession, listLiveSessions, listPastPlaces } from './session-queries.ts'
import { deviceDays, mostSessions, sessionLife } from './session-rules.ts'
import { occasionOf, recordForOwner, tellOwner } from './tell-owner.ts'
import type { ProvenUser } from './user-queries.ts'

/**
 * Opens a session with an id of its own, whatever the browser carried before, which ends (ASVS 7.2.4). Makes the browser
 * known; an unknown one is told to the owner where `announce` says so (ACC-14).
 */
export async function startSession(
  ctx: Ctx,
  vault: Vault,
  user: ProvenUser,
  { announce }: { announce: boolean },
): Promise<SignedInView> {
  if (ctx.actor.kind === 'person') await endSessionOf(ctx.tx, ctx.actor.userId, ctx.actor.sessionId, ctx.now)
  if (announce && !(await isKnownPlace(ctx, vault, user)))
    await tellOwner(ctx, user, newDevice, { ...occasionOf(ctx, user), loginId: user.login_id })
  await makeRoom(ctx, user.id)
  await openSession(ctx, user)
  rememberDevice(ctx, vault, user.id)
  await recordForOwner(ctx, user, 'sign-in.succeeded')
  return viewSignedIn(user)
}

/** Known by its cookie; or, where people delete cookies, the same kind of browser at the same address as before. */
async function isKnownPlace(ctx: Ctx, vault: Vault, user: ProvenUser): Promise<boolean> {
  if (isKnownTo(readDevice(vault, ctx.device), user.id, ctx.now)) return true
  const places = await listPastPlaces(ctx.tx, user.id)
  return places.some((place) => place.address === ctx.address && isSameKind(place.user_agent, ctx.userAgent))
}

async function makeRoom(ctx: Ctx, userId: string): Promise<void> {
  const live = await listLiveSessions(ctx.tx, userId, ctx.now)
  for (const { id } of live.slice(mostSessions - 1)) await endSessionOf(ctx.tx, userId, id, ctx.now)
}

async function openSession(ctx: Ctx, user: ProvenUser): Promise<void> {
  const { hours, idleMinutes } = sessionLife(user.staff !== null)
  const token = ctx.ids.secret()
  await insertSession(ctx.tx, {
    id: ctx.ids.uuid(),
    userId: user.id,
    tokenHash: tokenHash(token),
    now: ctx.now,
    expiresAt: later(ctx.now, { hours }),
    idleMinutes,
    address: ctx.address,
    userAgent: ctx.userAgent,
  })
  ctx.setCookie({ name: sessionCookie, value: token, maxAgeSeconds: hours * 3_600 })
  // For whom the browser acted before was perhaps somebody else's choice.
  ctx.setCookie({ name: actingForCookie, value: null, maxAgeSeconds: 0 })
}

function rememberDevice(ctx: Ctx, vault: Vault, userId: string): void {
  const device = readDevice(vault, ctx.device) ?? { id: ctx.ids.uuid(), signIns: [] }
  const value = writeDevice(vault, afterSignIn(device, userId, ctx.now))
  ctx.setCookie({ name: deviceCookie, value, maxAgeSeconds: deviceDays * 86_400 })
}
