import { z } from 'zod'
import { type Instant, isInstant, later } from '../../values/calendar.ts'
import type { Vault } from '../platform/vault.ts'
import { ticketMinutes } from './session-rules.ts'

/** Who has given the right password, and until when the code may follow. */
export type Ticket = { userId: string; passwordChangedAt: string | null; until: Instant }

const shape = z.strictObject({
  userId: z.string(),
  passwordChangedAt: z.string().nullable(),
  until: z.string().refine(isInstant),
})
const purpose = 'first step of a sign-in'

/**
 * What stands for the password between the two steps of signing in, so that no page holds it. Good for nothing without
 * a code; dies with the password that it stands for.
 */
export function writeTicket(
  vault: Vault,
  user: { id: string; password_changed_at: string | null },
  now: Instant,
): string {
  const ticket: Ticket = {
    userId: user.id,
    passwordChangedAt: user.password_changed_at,
    until: later(now, { minutes: ticketMinutes }),
  }
  return vault.seal(purpose, JSON.stringify(ticket))
}

/** The ticket, or null where it is none of ours or too old. */
export function readTicket(vault: Vault, text: string, now: Instant): Ticket | null {
  const opened = vault.open(purpose, text)
  if (opened === null) return null
  const ticket = shape.parse(JSON.parse(opened))
  return ticket.until > now ? ticket : null
}
