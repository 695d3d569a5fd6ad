import { type AuditEntry, record } from '../audit/record.ts'
import { type Letter, post, type Recipient } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import type { Occasion } from './letter-words.ts'
import type { User } from './user-queries.ts'

/** The name that goes with a sign-in. */
export function nameOf(user: Pick<User, 'login_id' | 'contacts' | 'staff'>): string {
  return user.staff?.name ?? user.contacts[0]?.name ?? user.login_id
}

/** When and from where this is being done, for the letter about it. */
export function occasionOf(ctx: Ctx, user: Pick<User, 'time_zone'>): Occasion {
  const { now, address, userAgent, publicOrigin } = ctx
  return { at: now, timeZone: user.time_zone, address, userAgent, publicOrigin }
}

/** Posts a letter to every address that belongs to a sign-in, once each, in the language of the sign-in. */
export async function tellOwner<F>(ctx: Ctx, user: User, letter: Letter<F>, facts: F): Promise<void> {
  for (const recipient of recipientsOf(user)) await post(ctx, letter, facts, recipient)
}

function recipientsOf(user: User): Recipient[] {
  const contacts = user.contacts.map(({ name, email, organizationId, contactId }) => ({
    name,
    email,
    language: user.language,
    organizationId,
    contactId,
  }))
  const staff = user.staff
    ? [
        {
          name: user.staff.name,
          email: user.staff.email,
          language: user.language,
          organizationId: null,
          contactId: null,
        },
      ]
    : []
  const byAddress = new Map([...contacts, ...staff].map((one) => [one.email.toLowerCase(), one]))
  return [...byAddress.values()]
}

/**
 * Writes what happened to a sign-in into the trail of each organization that its person is a contact of; staff, and
 * people of no organization, have it in the trail of the installation.
 */
export async function recordForOwner(
  ctx: Ctx,
  user: User,
  action: string,
  more: Partial<AuditEntry> = {},
): Promise<void> {
  const entry: AuditEntry = {
    action,
    subject: { kind: 'user', id: user.id, label: user.login_id },
    by: { userId: user.id, name: nameOf(user) },
    ...more,
  }
  for (const { organizationId } of user.contacts) await record(ctx, { ...entry, organizationId })
  if (user.contacts.length === 0) await record(ctx, entry)
}
