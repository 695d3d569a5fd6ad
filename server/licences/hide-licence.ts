import type { licences } from '../../contract/licences.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findLicence, saveHidden, takeLicence } from './licence-queries.ts'
import { showLicence } from './read-licence.ts'

/** LIC-12: takes a licence out of the organization's lists; doing it twice changes nothing more. */
export const hideLicence: Operation<typeof licences.hideLicence> = async (ctx, input) => {
  const licence = await takeLicence(ctx, input.licenceId)
  permit(ctx.actor, 'licence.hide', licence)
  if (licence.hidden_at !== null) return showLicence(ctx, licence)
  await saveHidden(ctx, licence, ctx.now)
  await record(ctx, {
    action: 'licence.hidden',
    subject: { kind: 'licence', id: licence.id, label: licence.code },
    licenceId: licence.id,
  })
  return showLicence(ctx, await findLicence(ctx, licence.id))
}
