import type { fulfilling } from '../../contract/fulfilment.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { findOrderLine, findTerms, listLicensingContacts } from './fulfilment-queries.ts'
import { planDates, planLetters, refuseIfOther, viewTold } from './fulfilment-rules.ts'

/** LIC-2: what fulfilling this order line would make and who would be told, or the licence that it became before. */
export const previewFulfilment: Operation<typeof fulfilling.previewFulfilment> = async (ctx, input) => {
  const { organization } = ctx
  permit(ctx.actor, 'licence.fulfil', { organization_id: organization.id })
  const former = await findOrderLine(ctx, input.orderNumber, input.orderLine)
  if (former) {
    refuseIfOther(former, { organizationId: organization.id, sku: input.sku, quantity: input.quantity })
    return { former: { id: former.id, code: former.code }, licence: null, tells: [] }
  }
  const terms = await findTerms(ctx, input.sku)
  if (!terms) throw new FieldsInvalid(fault('sku', 'sku-unknown'))
  return {
    former: null,
    licence: {
      sku: terms.code,
      product: { code: terms.product_code, name: terms.product_name },
      edition: { code: terms.edition_code, name: terms.edition_name },
      model: terms.model,
      grade: terms.grade,
      quantity: input.quantity,
      ...planDates(terms, input.startsOn ?? ctx.today),
    },
    tells: planLetters(await listLicensingContacts(ctx, organization.id)).map(viewTold),
  }
}
