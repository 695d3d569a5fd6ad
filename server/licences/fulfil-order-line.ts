import type { fulfilling } from '../../contract/fulfilment.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { makeInvitation } from '../identity/invite-contact.ts'
import { letterTo } from '../identity/letter-to.ts'
import { post } from '../platform/letter.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { findTerms, insertLicence, listLicensingContacts, takeOrderLine } from './fulfilment-queries.ts'
import { type LicensingContact, planDates, planLetters, refuseIfOther, viewTold } from './fulfilment-rules.ts'
import { licenceFulfilled } from './licence-fulfilled.email.ts'
import { findLicence } from './licence-queries.ts'
import type { LicenceRow } from './licence-rows.ts'
import { showLicence } from './read-licence.ts'

/** LIC-2: makes the licence of an order line and tells the customer; the same order line twice makes one licence. */
export const fulfilOrderLine: Operation<typeof fulfilling.fulfilOrderLine> = async (ctx, input) => {
  const { organization } = ctx
  permit(ctx.actor, 'licence.fulfil', { organization_id: organization.id })
  const former = await takeOrderLine(ctx, input.orderNumber, input.orderLine)
  if (former) {
    refuseIfOther(former, { organizationId: organization.id, sku: input.sku, quantity: input.quantity })
    return { licence: await showLicence(ctx, await findLicence(ctx, former.id)), repeated: true, told: [] }
  }
  const terms = await findTerms(ctx, input.sku)
  if (!terms) throw new FieldsInvalid(fault('sku', 'sku-unknown'))
  const dates = planDates(terms, input.startsOn ?? ctx.today)
  const licence = await findLicence(ctx, await insertLicence(ctx, organization.id, terms, dates, input))
  await record(ctx, {
    action: 'licence.fulfilled',
    subject: { kind: 'licence', id: licence.id, label: licence.code },
    licenceId: licence.id,
    after: {
      sku: terms.code,
      quantity: licence.quantity,
      orderNumber: licence.order_number,
      orderLine: licence.order_line,
    },
  })
  const told = planLetters(await listLicensingContacts(ctx, organization.id))
  for (const contact of told) await tell(ctx, licence, contact)
  return {
    licence: await showLicence(ctx, licence),
    repeated: false,
    told: told.map(viewTold),
  }
}

async function tell(ctx: Ctx, licence: LicenceRow, contact: LicensingContact): Promise<void> {
  const path = `/o/${licence.organization_number}/licences/${licence.id}/allocate`
  const invites = contact.user_id === null
  const url = invites ? (await makeInvitation(ctx, { contact, continueTo: path })).url : `${ctx.publicOrigin}${path}`
  const facts = {
    code: licence.code,
    product: `${licence.product_name} ${licence.edition_name}`,
    quantity: licence.quantity,
    orderNumber: licence.order_number,
    purchaseOrderNumber: licence.purchase_order_number,
    maintenanceEndsOn: licence.maintenance_ends_on,
    organizationName: licence.organization_name,
    url,
    invites,
  }
  await post(ctx, licenceFulfilled, facts, letterTo(contact))
}
