import sql from 'sql-template-tag'
import type { House } from './platform/house.ts'
import { workerWithin } from './platform/worker.ts'

/** What fills an empty portal with the demo vendor. `ownerUrl` is for rows that no operation makes. */
export type DemoLoader = (portal: { house: House; ownerUrl: string }) => Promise<void>

/**
 * Loads the demo where there is no organization yet, or where loading it was interrupted; else leaves everything as it
 * is. Tells whether it loaded.
 */
export async function loadDemoIfEmpty(portal: Parameters<DemoLoader>[0], load: DemoLoader): Promise<boolean> {
  const { isNeeded } = await workerWithin(portal.house, ({ tx }) =>
    tx.one<{ isNeeded: boolean }>(sql`
      select not exists (select from organizations) or exists (select from demo_personas where login_id = '(loading)') as "isNeeded"`),
  )
  if (isNeeded) await load(portal)
  return isNeeded
}
