/** A real portal without pages, for tests that kill it: the program that they start. */

import { startPortal } from '../../server/main.ts'
import { readConfig } from '../../server/platform/config.ts'

const portal = await startPortal(readConfig(process.env), { webFolder: null })
process.stdout.write(`ready ${portal.url}\n`)
process.on('SIGTERM', () => void portal.stop())
