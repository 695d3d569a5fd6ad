import { startTestPostgres } from './test-database.ts'

/** One server for the whole run: PostgreSQL 18, or what CHANCERY_TEST_DATABASE names (15, 18, or a superuser's URL). */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestPostgres(process.env.CHANCERY_TEST_DATABASE ?? '18')
  return () => server.stop()
}
