import type { ContactActor, OrganizationRef, StaffActor } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import { admit, type Gate, type SignedIn, withinOf } from './door.ts'
import type { House } from './house.ts'
import type { Ctx } from './operation.ts'
import { Refusal } from './refusal.ts'
import { workerVisit } from './worker.ts'

/** Who asked for something in an organization, and in which language they read. */
export type Away = { signedIn: SignedIn | null; number: string; language: Language }

/** What goes on: a transaction with the eyes that this person has now. */
type Work<T> = (ctx: Ctx & { actor: ContactActor | StaffActor; organization: OrganizationRef }) => Promise<T>

/**
 * Lets what somebody asked for go on while they are away. They are admitted as if they called now, so that rights that
 * were withdrawn meanwhile bite (I6), and rows come with their own eyes. A refusal is told, not thrown: nobody waits for it.
 */
export async function goOn<T>(
  house: House,
  away: Away,
  gate: Gate & { path: `/organizations/{number}${string}` },
  work: Work<T>,
): Promise<{ done: T } | { refused: Refusal }> {
  const { signedIn, number, language } = away
  try {
    const visit = await admit(house, gate, { ...workerVisit(house), language }, { signedIn, given: { number } })
    const { actor, organization } = visit
    if ((actor.kind !== 'contact' && actor.kind !== 'staff') || !organization)
      throw new Error('somebody was admitted to an organization for whom they do not act')
    return { done: await withinOf(house, gate, visit)((ctx) => work({ ...ctx, actor, organization })) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error }
    throw error
  }
}
