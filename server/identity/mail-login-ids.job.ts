import type { Language } from '../../contract/fields.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import { workerWithin } from '../platform/worker.ts'
import { loginIds } from './login-ids.email.ts'
import { findAddressee, listUsersByEmail, type User } from './user-queries.ts'

/** Mails the login IDs of the address that this person has; the person may be nobody. */
export const mailLoginIds = jobKind<{ organizationId: string; personId: string }>('mail-login-ids')

/** ACC-11. Mails all login IDs that belong to somebody's e-mail address to that address, in one letter. */
export async function mailLoginIdsJob(
  house: House,
  { organizationId, personId }: { organizationId: string; personId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const addressee = await findAddressee(ctx.tx, organizationId, personId)
    if (!addressee) return
    const users = await listUsersByEmail(ctx.tx, addressee.email)
    const language = users[0]?.language ?? addressee.language
    await post(
      ctx,
      loginIds,
      {
        email: addressee.email,
        loginIds: users.map((user) => ({ loginId: user.login_id, usedFor: usedFor(user, language) })),
        signInUrl: `${ctx.publicOrigin}/${language}/sign-in`,
      },
      { ...addressee, language },
    )
  })
}

function usedFor(user: User, language: Language): string {
  const companies = user.contacts.map(({ organization, number }) => `${organization} (${number})`)
  const staff = user.staff ? [{ en: 'staff console', es: 'consola del personal' }[language]] : []
  return [...staff, ...companies].join(', ') || { en: 'no active company', es: 'ninguna empresa activa' }[language]
}
