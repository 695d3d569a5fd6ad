import type { licences } from '../../contract/licences.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findLicence, saveHidden, takeLicence } from './licence-queries.ts'
import { showLicence } from './read-licence.ts'

/** LIC-12: puts a hidden licence back into the organization's lists. */
export const unhideLicence: Operation<typeof licences.unhideLicence> = async (ctx, input) => {
  const licence = await takeLicence(ctx, input.licenceId)
  permit(ctx.actor, 'licence.hide', licence)
  if (licence.hidden_at === null) return showLicence(ctx, licence)
  await saveHidden(ctx, licence, null)
  await record(ctx, {
    action: 'licence.unhidden',
    subject: { kind: 'licence', id: licence.id, label: licence.code },
    licenceId: licence.id,
  })
  return showLicence(ctx, await findLicence(ctx, licence.id))
}
