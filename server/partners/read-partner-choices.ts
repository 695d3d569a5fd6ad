import type { partners } from '../../contract/partners.ts'
import { languageCodes } from '../../values/languages.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findPartner, listDistributors, listProductNames } from './partner-queries.ts'
import { viewDistributor } from './partner-view.ts'

/** PAR-1. What a profile can name: products that are sold, languages, and distributors other than the partner itself. */
export const readPartnerChoices: Operation<typeof partners.readPartnerChoices> = async (ctx) => {
  const row = await findPartner(ctx)
  permit(ctx.actor, 'partner.read', row)
  const distributors = await listDistributors(ctx.tx)
  return {
    products: await listProductNames(ctx.tx),
    languages: [...languageCodes],
    distributors: distributors.filter(({ id }) => id !== row.organization_id).map(viewDistributor),
  }
}
