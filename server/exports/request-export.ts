import { type exporting, exportsUnderWayMost } from '../../contract/exports.ts'
import { whyNotActor } from '../access/permit.ts'
import { mayActor } from '../access/rights.ts'
import { recordExport } from '../audit/record-export.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { askerOf } from './asker.ts'
import { exportLists } from './export-lists.ts'
import { countUnderWay, findSame, insertExport, lockExports } from './export-queries.ts'
import { keptUntil } from './export-rules.ts'
import { viewExport } from './export-view.ts'
import { writeExport } from './write-export.job.ts'

/** UX-36, UX-37: has a list prepared as a file. Who asks again for what is under way gets that, not a second one. */
export const requestExport: Operation<typeof exporting.requestExport> = async (ctx, input) => {
  const { kind, header } = input
  const list = exportLists[kind]
  const { permission } = list.gate
  if (!mayActor(ctx.actor, permission)) throw await whyNotActor(ctx, permission, (work) => work(ctx))
  const filter = list.filterIn(input.filter)
  const asker = askerOf(ctx)
  await lockExports(ctx, asker)
  const wanted = { ...asker, kind, filter, header, language: ctx.language }
  const same = await findSame(ctx, wanted)
  if (same) return viewExport(ctx.actor, same)
  if ((await countUnderWay(ctx, asker)) >= exportsUnderWayMost)
    throw new Refusal('exports-under-way', { most: exportsUnderWayMost })
  const row = await insertExport(ctx, {
    ...wanted,
    id: ctx.ids.uuid(),
    file_name: `${list.name}-${ctx.organization.number}-${ctx.today}.csv`,
    expires_at: keptUntil(ctx.now),
  })
  await enqueue(ctx, writeExport, { organizationId: row.organization_id, exportId: row.id })
  await recordExport(ctx, 'requested', { kind, fileName: row.file_name, id: row.id })
  return viewExport(ctx.actor, row)
}
