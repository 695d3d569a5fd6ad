/**
 * `npm run bench`: measures taken side by side in one run, told as ratios. `--json` prints one line of JSON for each;
 * `--few N` and `--many N` set the sizes of the large lists, `--partners N` how many partners can be found; `--only TEXT`
 * takes the measures whose file's name has the text. Ends with code 1 where a goal is missed.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { connectionOptions } from '../server/platform/db.ts'
import { newTestPortal } from '../testing/portal.ts'
import { startTestPostgres } from '../testing/test-database.ts'
import { allocateBench } from './allocate.bench.ts'
import { findPartnersBench } from './find-partners.bench.ts'
import { listLicencesBench } from './list-licences.bench.ts'
import type { Measure } from './measure.ts'
import { priceQuoteBench } from './price-quote.bench.ts'
import { remindersBench } from './reminders.bench.ts'
import { salesSearchBench } from './sales-search.bench.ts'
import { signFileBench } from './sign-file.bench.ts'
import { visibilityBench } from './visibility.bench.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    few: { type: 'string', default: '20000' },
    many: { type: 'string', default: '2000000' },
    partners: { type: 'string', default: '1000000' },
    only: { type: 'string', default: '' },
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

/** A portal on a database of its own, with the owner's connections beside it. */
async function openRoom() {
  const portal = await newTestPortal()
  const options = connectionOptions(portal.database.ownerUrl, 'chancery-bench')
  const owner = new pg.Pool({ ...options, max: 2, statement_timeout: 0 })
  portal.clock.set(new Date().toISOString())
  return { portal, owner }
}
type Room = Awaited<ReturnType<typeof openRoom>>

async function inRoom(work: (room: Room) => Promise<Measure[]>): Promise<Measure[]> {
  const room = await openRoom()
  try {
    return await work(room)
  } finally {
    await room.owner.end()
    await room.portal.close()
  }
}

const many = Number(values.many)
const few = Number(values.few)
const partners = Number(values.partners)
const licencesEach = 20
const benches: Record<string, () => Promise<Measure[]>> = {
  'sign-file': signFileBench,
  allocate: () => inRoom(({ portal, owner }) => allocateBench(portal, owner)),
  'price-quote': () => inRoom(({ portal, owner }) => priceQuoteBench(portal, owner)),
  'list-licences': () => inRoom(({ portal, owner }) => listLicencesBench(portal, owner, { few, many })),
  // A fifth of all licences are shared with the one partner, and the customers of the other are as many as fit a page.
  'sales-search': () =>
    inRoom(({ portal, owner }) =>
      salesSearchBench(portal, owner, { customers: many / licencesEach, many: many / licencesEach / 5, few: 20 }),
    ),
  visibility: () =>
    inRoom(({ portal, owner }) =>
      visibilityBench(
        portal,
        owner,
        { customers: many / licencesEach / 10, licences: few, partners: few },
        server.superuserUrl,
      ),
    ),
  reminders: () => inRoom(({ portal, owner }) => remindersBench(portal, owner, { memberships: many / 2 })),
  'find-partners': () =>
    inRoom((large) =>
      inRoom((small) => findPartnersBench({ ...large, count: partners }, { ...small, count: partners / 100 })),
    ),
}

const server = await startTestPostgres('18')
let missed = 0
try {
  for (const [, bench] of Object.entries(benches).filter(([name]) => name.includes(values.only)))
    for (const one of await bench()) {
      show(one)
      missed += one.holds ? 0 : 1
    }
} finally {
  await server.stop()
}
process.exitCode = missed > 0 ? 1 : 0
