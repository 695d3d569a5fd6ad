import type { fulfilling } from '../../contract/fulfilment.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { openInvitation } from '../identity/open-invitation.ts'
import { post } from '../platform/letter.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { findTerms, insertLicence, listLicensingContacts, takeOrderLine } from './fulfilment-queries.ts'
import { type LicensingContact, planDates, planLetters, refuseIfOther } from './fulfilment-rules.ts'
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
    told: told.map((one) => ({ name: nameOf(one), email: one.email, invited: !one.can_sign_in })),
  }
}

async function tell(ctx: Ctx, licence: LicenceRow, contact: LicensingContact): Promise<void> {
  const path = `licences/${licence.id}/allocate`
  const url = contact.can_sign_in
    ? `${ctx.publicOrigin}/o/${licence.organization_number}/${path}`
    : (await openInvitation(ctx, contact, path)).url
  const facts = {
    code: licence.code,
    product: `${licence.product_name} ${licence.edition_name}`,
    quantity: licence.quantity,
    orderNumber: licence.order_number,
    purchaseOrderNumber: licence.purchase_order_number,
    maintenanceEndsOn: licence.maintenance_ends_on,
    organizationName: licence.organization_name,
    url,
    invites: !contact.can_sign_in,
  }
  await post(ctx, licenceFulfilled, facts, {
    name: nameOf(contact),
    email: contact.email,
    language: contact.language,
    organizationId: contact.organization_id,
    contactId: contact.id,
  })
}

function nameOf(contact: LicensingContact): string {
  return `${contact.first_name} ${contact.last_name}`
}
