/**
 * `npm run check`: every rule of the house that a machine can watch, one line each, with what to do where one is broken.
 * With names (`npm run check arrows`) only those.
 */
import { join } from 'node:path'
import { runChecks } from './checks/all.ts'

const verdicts = await runChecks(join(import.meta.dirname, '..'), process.argv.slice(2), console.log)
process.exitCode = verdicts.every(({ faults }) => faults.length === 0) ? 0 : 1
