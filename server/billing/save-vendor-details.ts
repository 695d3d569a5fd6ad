import type { vendor } from '../../contract/vendor.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { insertVendor, takeVendor, updateVendor } from './vendor-queries.ts'
import { viewVendor } from './vendor-view.ts'

/** REN-15. Records who the vendor is and where it is paid. Saving what is there already changes nothing. */
export const saveVendorDetails: Operation<typeof vendor.saveVendorDetails> = async (ctx, facts) => {
  const former = await takeVendor(ctx)
  expectVersion(ctx, former ?? { version: 0 })
  const change = changedFields<Record<string, unknown>>(former ? viewVendor(former) : {}, facts)
  if (former && !change) return { vendor: facts, changedAt: former.changedAt, version: former.version }
  if (former) await updateVendor(ctx, former, facts)
  else await insertVendor(ctx, facts)
  const subject = { kind: 'vendor-details', id: null, label: facts.legalName }
  await record(ctx, { action: 'vendor-details.saved', subject, ...change })
  return { vendor: facts, changedAt: ctx.now, version: (former?.version ?? 0) + 1 }
}
