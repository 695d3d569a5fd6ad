import type { licences } from '../../contract/licences.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { findFile } from './licence-file-queries.ts'
import { fileNameOf } from './licence-view.ts'
import { signFile } from './sign-file.errand.ts'

/** LIC-7: a licence file, byte for byte the same each time; finishes a signature that was interrupted. */
export const downloadLicenceFile: Errand<typeof licences.downloadLicenceFile, House> = async (outing, input) => {
  const file = await outing.within(async (ctx) => {
    const found = await findFile(ctx, input.fileId)
    permit(ctx.actor, 'file.download', found)
    await record(ctx, {
      action: 'licence.file-downloaded',
      subject: { kind: 'licence-file', id: found.id, label: `${found.code} → ${found.host_id}` },
      licenceId: found.licence_id,
    })
    return found
  })
  const content = await signFile(outing, file)
  return { fileName: fileNameOf(file.code, file.host_id), content }
}
