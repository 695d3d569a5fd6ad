import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { dayField, licenceCode, line, optionalLine, organizationNumber, pageInput, pageOf, whole } from './fields.ts'
import { licence, licenceSummary } from './licences.ts'

/** What came of fulfilling an order line: the licence, and who was written to. */
export const fulfilment = z.strictObject({
  licence,
  /** The order line had been fulfilled before; nothing was made or sent this time. */
  repeated: z.boolean(),
  /** Contacts who were mailed; `invited` are those whose mail also lets them in for the first time. */
  told: z.array(z.strictObject({ name: z.string(), email: z.string(), invited: z.boolean() })),
})
export type FulfilmentView = z.output<typeof fulfilment>

/** From order to licence, by the vendor's staff (LIC-2). */
export const fulfilling = {
  fulfilOrderLine: endpoint({
    method: 'POST',
    path: '/organizations/{number}/order-lines/fulfil',
    summary: 'Makes the licence of an order line and mails its code; the same line twice makes one licence (LIC-2)',
    permission: 'licence.fulfil',
    input: z.strictObject({
      number: organizationNumber,
      orderNumber: line(40),
      orderLine: whole(1, 100_000),
      sku: line(40).transform((text) => text.toUpperCase()),
      quantity: whole(1, 10_000_000),
      purchaseOrderNumber: optionalLine(40),
      contractNumber: optionalLine(40),
      sellingPartnerName: optionalLine(200),
      /** The first day; today, unless given. */
      startsOn: z.union([z.literal('').transform(() => undefined), dayField]).optional(),
    }),
    output: fulfilment,
    refusals: ['sku-not-sold', 'order-line-differs'],
    repeat: 'once',
  }),
  findLicences: endpoint({
    method: 'GET',
    path: '/licences',
    summary: 'Staff: licences of all organizations by code, order number or newest first',
    permission: 'licence.find',
    input: z.strictObject({
      code: licenceCode.optional(),
      orderNumber: optionalLine(40),
      ...pageInput,
    }),
    output: pageOf(
      z.strictObject({
        ...licenceSummary.shape,
        organization: z.strictObject({ number: z.string(), name: z.string() }),
      }),
    ),
    refusals: [],
  }),
}
