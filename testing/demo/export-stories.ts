import { exporting } from '../../contract/exports.ts'
import { writeExportJob } from '../../server/exports/write-export.job.ts'
import { act, asContact, daysAgo, type Stage } from './acting.ts'

/** What an administrator had prepared lately, so that there is something under Downloads. */
const asked = [
  { days: 2.2, kind: 'contacts', filter: {} },
  { days: 0.2, kind: 'licences', filter: { status: ['active'], sort: 'product' } },
] as const

/** Plays how the first customer's administrator had two lists prepared as files. */
export async function actExports(stage: Stage): Promise<void> {
  const [company] = stage.base.customers
  const administrator = company?.contacts.find(
    ({ types, userId }) => userId !== null && types.includes('administrator'),
  )
  if (!company || !administrator) throw new Error('the demo has nobody to have files prepared')
  const organizationId = company.organization.id
  for (const { days, kind, filter } of asked) {
    const at = daysAgo(stage, days)
    const { output } = await act(stage, 'requestExport', asContact(company, administrator), at, company, {
      kind,
      filter,
    })
    const { id: exportId } = exporting.requestExport.output.parse(output)
    await writeExportJob({ ...stage.door.house, clock: { now: () => at } }, { organizationId, exportId })
  }
}
