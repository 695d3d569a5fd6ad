import { certificateLinesMost, type renewalPapers } from '../../contract/renewal-papers.ts'
import { record } from '../audit/record.ts'
import { findVendor } from '../billing/vendor-queries.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { drawPdf } from '../platform/pdf.ts'
import { Refusal } from '../platform/refusal.ts'
import { countCover, findCovered, listAllCoverRows } from './certificate-queries.ts'
import { type Certificate, certificateSheet } from './certificate-sheet.ts'

/** REN-11: the certificate as PDF, drawn outside any transaction. Refuses `certificate-too-long`. */
export const downloadRenewalCertificate: Errand<typeof renewalPapers.downloadRenewalCertificate, House> = async (
  outing,
  input,
) => {
  const { organization, language, publicOrigin, today: asOf, now: madeAt } = outing
  const facts = await outing.within(async (inside): Promise<Certificate> => {
    const ctx = { ...inside, organization }
    const about = await findCovered(ctx, input)
    const rows = await listAllCoverRows(ctx, input, certificateLinesMost + 1)
    if (rows.length > certificateLinesMost) throw new Refusal('certificate-too-long', { most: certificateLinesMost })
    const { ended } = await countCover(ctx, input)
    const vendor = await findVendor(ctx)
    await record(ctx, {
      action: 'certificate.downloaded',
      subject: { kind: 'certificate', id: null, label: about.licenceCode ?? about.productName ?? organization.name },
      after: { rows: rows.length },
    })
    const issuer = vendor?.legalName ?? new URL(publicOrigin).host
    const url = `${publicOrigin}/${language}/o/${organization.number}/renewals/certificate${queryOf(input)}`
    return { language, organization, about, issuer, asOf, madeAt, rows, ended, url }
  })
  return { fileName: `certificate-${organization.number}-${asOf}.pdf`, content: await drawPdf(certificateSheet(facts)) }
}

function queryOf({ licenceId, product }: { licenceId?: string | undefined; product?: string | undefined }): string {
  const query = new URLSearchParams()
  if (licenceId !== undefined) query.set('licence', licenceId)
  if (product !== undefined) query.set('product', product)
  return query.size === 0 ? '' : `?${query}`
}
