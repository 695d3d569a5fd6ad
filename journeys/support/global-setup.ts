import { startPortal } from './portal.ts'

/** One portal for all journeys of a run; what is returned stops it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const portal = await startPortal()
  return portal.stop
}
