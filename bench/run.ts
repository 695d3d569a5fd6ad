/**
 * `npm run bench`: measures taken side by side in one run, told as ratios. `--json` prints one line of JSON for each;
 * `--few N` and `--many N` set the sizes of the large lists. Ends with code 1 where a goal is missed.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { connectionOptions } from '../server/platform/db.ts'
import { newTestPortal } from '../testing/portal.ts'
import { startTestPostgres } from '../testing/test-database.ts'
import { allocateBench } from './allocate.bench.ts'
import { listLicencesBench } from './list-licences.bench.ts'
import type { Measure } from './measure.ts'
import { signFileBench } from './sign-file.bench.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    few: { type: 'string', default: '20000' },
    many: { type: 'string', default: '2000000' },
  },
})

function show(one: Measure): void {
  if (values.json) {
    console.log(JSON.stringify(one))
    return
  }
  console.log(
    `${one.holds ? 'holds ' : 'MISSED'}  ${one.name}: ${one.value} ${one.unit}, ratio ${one.ratio} (${one.goal}) to ${one.against}`,
  )
}

const server = await startTestPostgres('18')
const portal = await newTestPortal()
const owner = new pg.Pool({
  ...connectionOptions(portal.database.ownerUrl, 'chancery-bench'),
  max: 2,
  statement_timeout: 0,
})
portal.clock.set(new Date().toISOString())
let missed = 0
try {
  for (const bench of [
    signFileBench,
    () => allocateBench(portal, owner),
    () => listLicencesBench(portal, owner, { few: Number(values.few), many: Number(values.many) }),
  ])
    for (const one of await bench()) {
      show(one)
      missed += one.holds ? 0 : 1
    }
} finally {
  await owner.end()
  await portal.close()
  await server.stop()
}
process.exitCode = missed > 0 ? 1 : 0
