import { readConfig } from '../server/platform/config.ts'
import { fail, stopOnSignals } from '../server/platform/run.ts'
import { buildWebIfStale } from './web-build.ts'

/** `npm start`: checks the configuration, builds the pages where they are missing or stale, starts the portal. */
async function main(): Promise<void> {
  process.env.NODE_ENV ??= 'production'
  const config = readConfig(process.env)
  if (await buildWebIfStale()) process.stdout.write('The pages have been built.\n')
  // Only now: React decides by NODE_ENV, as it is loaded, whether it is made for production.
  const { startPortal } = await import('../server/main.ts')
  const { demoWelcome, loadDemo } = await import('../testing/demo.ts')
  const portal = await startPortal(config, { loadDemo })
  stopOnSignals(portal)
  if (config.demo) process.stdout.write(await demoWelcome(portal.house))
  process.stdout.write(`ready ${portal.origin}\n`)
}

await main().catch(fail)
