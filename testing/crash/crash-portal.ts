/** A real portal without pages, for tests that kill it: the program that they start. */

import { flushCompileCache } from 'node:module'
import { startPortal } from '../../server/main.ts'
import { readConfig } from '../../server/platform/config.ts'

const portal = await startPortal(readConfig(process.env), { webFolder: null })
process.stdout.write(`ready ${portal.url}\n`)
// What is killed leaves nothing for the next start, unless it writes it down before.
flushCompileCache()
process.on('SIGTERM', () => void portal.stop())
