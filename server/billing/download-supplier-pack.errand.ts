import type { vendor } from '../../contract/vendor.ts'
import { record } from '../audit/record.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { drawPdf } from '../platform/pdf.ts'
import { Refusal } from '../platform/refusal.ts'
import { supplierSheet } from './supplier-sheet.ts'
import { findVendor } from './vendor-queries.ts'

/** REN-15: whom a company pays, as PDF; drawn outside any transaction. Refuses `vendor-not-recorded`. */
export const downloadSupplierPack: Errand<typeof vendor.downloadSupplierPack, House> = async (outing) => {
  const { language, organization, publicOrigin, today: asOf, now: madeAt } = outing
  const row = await outing.within(async (ctx) => {
    const found = await findVendor(ctx)
    if (!found) throw new Refusal('vendor-not-recorded')
    await record(ctx, {
      action: 'supplier-pack.downloaded',
      subject: { kind: 'supplier-pack', id: null, label: found.legalName },
    })
    return found
  })
  const url = `${publicOrigin}/${language}/o/${organization.number}/supplier-pack`
  const content = await drawPdf(supplierSheet({ language, vendor: row, customer: organization, asOf, madeAt, url }))
  return { fileName: `supplier-${asOf}.pdf`, content }
}
