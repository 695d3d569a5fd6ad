import type { Actor } from '../../contract/actor.ts'
import type { ContactSummary, ContactView } from '../../contract/contacts.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Instant } from '../../values/calendar.ts'
import { mayActor, whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { type ContactRow, listAdministrators } from './contact-queries.ts'
import { isSelf, leavesNobody, whyNotInvite } from './contact-rules.ts'
import { findPendingEmail } from './email-change-queries.ts'

/** How far a contact has come with signing in (ACC-10). */
export function signInOf(row: Pick<ContactRow, 'userId' | 'invitedUntil'>, now: Instant): ContactSummary['signIn'] {
  if (row.userId !== null) return 'active'
  if (row.invitedUntil === null) return 'none'
  return row.invitedUntil > now ? 'invited' : 'lapsed'
}

/** A contact as a list shows it. */
export function viewContactSummary(actor: Actor, row: ContactRow, now: Instant): ContactSummary {
  const { id, firstName, lastName, email, jobTitle, phone, types, restricted, securityContact, status } = row
  return {
    ...{ id, firstName, lastName, email, jobTitle, phone, types, restricted, securityContact, status },
    signIn: signInOf(row, now),
    isYou: isSelf(actor, row),
  }
}

/** A contact with everything known of them, and what its reader may do with it (ACC-4). */
export async function viewContact(ctx: Ctx, row: ContactRow): Promise<ContactView> {
  const { actor, now } = ctx
  const isYou = isSelf(actor, row)
  return {
    ...viewContactSummary(actor, row, now),
    department: row.department,
    mobilePhone: row.mobilePhone,
    fax: row.fax,
    language: row.language,
    timeZone: row.timeZone,
    loginId: row.loginId,
    // An address that is still to be proven is its owner's alone, whoever else looks as them.
    pendingEmail: actor.kind === 'contact' && isYou && !actor.viewedBy ? await findPendingEmail(ctx, row) : null,
    invitedUntil: row.userId === null ? row.invitedUntil : null,
    createdAt: row.createdAt,
    actions: await actionsOf(ctx, row),
    version: row.version,
  }
}

/** What the reader may do with a contact, and for the rest why not. */
async function actionsOf(ctx: Ctx, row: ContactRow): Promise<ContactView['actions']> {
  const { actor } = ctx
  const own = isSelf(actor, row)
  const ofOthers = whyNotReader(actor, 'people.edit')
  const isLast = !ofOthers && leavesNobody(row, { ...row, status: 'inactive' }, await listAdministrators(ctx))
  const first = (...reasons: (RefusalCode | null | false)[]): RefusalCode | null => reasons.find(Boolean) || null
  return {
    edit: own && mayActor(actor, 'profile.edit') ? whyNotReader(actor, 'profile.edit') : ofOthers,
    editRights: first(ofOthers, own && 'own-rights'),
    invite: first(ofOthers, whyNotInvite(row)),
    deactivate: first(
      ofOthers,
      row.status === 'inactive' && 'contact-not-active',
      own && 'own-rights',
      isLast && 'last-administrator',
    ),
    reactivate: first(ofOthers, row.status === 'active' && 'contact-active'),
    viewAs: first(whyNotReader(actor, 'contact.view-as'), row.status === 'inactive' && 'nothing-to-view'),
  }
}
