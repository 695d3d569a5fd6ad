import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { tokenHash } from '../../server/identity/authenticate.ts'
import { sessionCookie } from '../../server/platform/http.ts'
import type { KillablePortal } from './killable-portal.ts'

/** What was asked, and the answer to it that came at last. */
export type Answer = { status: number; body: string }

/** One request, by whose session; `path` begins with the organization's number. */
export type Asked = { token: string; method: string; path: string; body?: object; ifMatch?: number }

/**
 * Asks until there is an answer, as a person would whose portal is down for a moment. Only what can be told to be no answer
 * is asked again, with the same key: a cut line, or 503.
 */
export async function answered(
  portal: KillablePortal,
  origin: () => Promise<string>,
  { token, method, path, body, ifMatch }: Asked,
): Promise<Answer> {
  const headers = {
    cookie: `${sessionCookie}=${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  }
  for (;;) {
    const url = `${await origin()}/v1/organizations/${path}`
    const response = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }).catch(
      () => null,
    )
    const text = (await response?.text().catch(() => null)) ?? null
    if (response && text !== null && response.status !== 503) return { status: response.status, body: text }
    portal.expectAlive()
    // A client's own pace, so that those who ask in vain do not take the cores that recovery needs.
    await pause(100)
  }
}

/** Tells when a count has been reached, to whoever waits for it. */
export function milestones(): { pass(): void; reached(goal: number): Promise<void> } {
  let count = 0
  const waiting: { goal: number; tell: () => void }[] = []
  return {
    pass() {
      count += 1
      for (const { goal, tell } of waiting) if (count >= goal) tell()
    },
    reached: (goal) =>
      new Promise((tell) => {
        if (count >= goal) tell()
        else waiting.push({ goal, tell })
      }),
  }
}

/** Repeats what the owner asks while the database is down: its connections die with it. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (
        !(error instanceof Error) ||
        !/terminat|ECONN|ENOENT|starting up|recovery|shutting down|not yet accepting/i.test(error.message)
      )
        throw error
    }
  }
}

/** Puts in somebody who may sign in; tells their id and the token of an open session. */
export async function insertUser(owner: pg.Pool, loginId: string): Promise<{ userId: string; token: string }> {
  const userId = randomUUID()
  const token = randomBytes(32).toString('base64url')
  await owner.query(`insert into users (id, login_id, login_key, created_at) values ($1, $2, $2, now())`, [
    userId,
    loginId,
  ])
  await owner.query(
    `insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent)
    values ($1, $2, $3, now(), now(), now() + interval '1 day', 600, '', '')`,
    [randomUUID(), userId, tokenHash(token)],
  )
  return { userId, token }
}

/** Puts in a customer with one contact of these types; tells the contact's token. */
export async function insertCustomer(
  owner: pg.Pool,
  organization: { id: string; number: string },
  types: readonly string[],
): Promise<string> {
  const { userId, token } = await insertUser(owner, `crash.${organization.number}`)
  await owner.query(
    `insert into organizations (id, number, legal_name, country, region, created_at) values ($1, $2, 'Crash Test', 'ES', 'EMEA', now())`,
    [organization.id, organization.number],
  )
  await owner.query(
    `insert into contacts (organization_id, id, user_id, first_name, last_name, email, types, created_at)
    values ($1, $2, $3, 'Ana', 'García', 'ana@example.com', $4, now())`,
    [organization.id, randomUUID(), userId, types],
  )
  return token
}
