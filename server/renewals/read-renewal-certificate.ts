import type { renewalPapers } from '../../contract/renewal-papers.ts'
import { findVendor } from '../billing/vendor-queries.ts'
import { listProductsOwned } from '../licences/licence-list-queries.ts'
import type { Operation } from '../platform/operation.ts'
import { countCover, findCovered, listCoverRows } from './certificate-queries.ts'
import { viewCover } from './certificate-view.ts'

/** REN-11: what is covered today and until when; what is not is counted apart. */
export const readRenewalCertificate: Operation<typeof renewalPapers.readRenewalCertificate> = async (ctx, input) => {
  const about = await findCovered(ctx, input)
  const { rows, next } = await listCoverRows(ctx, input, input)
  const vendor = await findVendor(ctx)
  return {
    organization: { number: ctx.organization.number, name: ctx.organization.name },
    asOf: ctx.today,
    issuer: vendor?.legalName ?? null,
    about,
    items: rows.map(viewCover),
    next,
    ...(await countCover(ctx, input)),
    products: await listProductsOwned(ctx, ctx.organization.id),
  }
}
