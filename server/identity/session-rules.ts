import { type Instant, later } from '../../values/calendar.ts'

/** How long a session lives: in all, and without a request (PLT-3). */
export type SessionLife = { hours: number; idleMinutes: number }

/** Staff see everybody's data and are therefore asked again sooner. */
export function sessionLife(isStaff: boolean): SessionLife {
  return isStaff ? { hours: 12, idleMinutes: 30 } : { hours: 24, idleMinutes: 60 }
}

/** In how many places one may be signed in; the one longest unused ends for the next. */
export const mostSessions = 20

/** For how long the browser is known again after a sign-in. */
export const deviceDays = 180

/** For how long the first step of signing in waits for the second. */
export const ticketMinutes = 10

/** How long a link from a forgotten password works (ACC-11), and an invitation (ACC-10). */
export const linkLife = { hours: 24 }
export const invitationLife = { days: 7 }

/** Whether a session would still let somebody in. */
export function isLive(
  session: { last_seen_at: Instant; expires_at: Instant; idle_minutes: number; ended_at: Instant | null },
  now: Instant,
): boolean {
  return (
    session.ended_at === null &&
    session.expires_at > now &&
    later(session.last_seen_at, { minutes: session.idle_minutes }) > now
  )
}
