import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  dayField,
  id,
  licenceCode,
  licenceCodeOut,
  line,
  optionalLine,
  organizationNumber,
  pageInput,
  pageOf,
  whole,
} from './fields.ts'
import { grades, licence, licenceModels, licenceSummary } from './licences.ts'

/** Whoever is written to about a new licence; `invited`: the same mail also lets them in for the first time. */
const toldContact = z.strictObject({ id, name: z.string(), email: z.string(), invited: z.boolean() })

/** What came of fulfilling an order line: the licence, and who was written to. */
export const fulfilment = z.strictObject({
  licence,
  /** The order line had been fulfilled before; nothing was made or sent this time. */
  repeated: z.boolean(),
  /** Contacts who were mailed. */
  told: z.array(toldContact),
})
export type FulfilmentView = z.output<typeof fulfilment>

const named = z.strictObject({ code: z.string(), name: z.string() })

/** What would come of fulfilling an order line. */
export const fulfilmentPreview = z.strictObject({
  /** The licence that this order line became before: fulfilling it again makes nothing. */
  former: z.strictObject({ id, code: licenceCodeOut }).nullable(),
  /** The licence that would be made; null where there is a former one. */
  licence: z
    .strictObject({
      sku: z.string(),
      product: named,
      edition: named,
      model: z.enum(licenceModels),
      grade: z.enum(grades),
      quantity: z.number().int(),
      startsOn: dayField,
      endsOn: dayField.nullable(),
      maintenanceEndsOn: dayField.nullable(),
    })
    .nullable(),
  /** Contacts who would be mailed. */
  tells: z.array(toldContact),
})
export type FulfilmentPreview = z.output<typeof fulfilmentPreview>

const orderLine = {
  number: organizationNumber,
  orderNumber: line(40),
  orderLine: whole(1, 100_000),
  sku: line(40).transform((text) => text.toUpperCase()),
  quantity: whole(1, 10_000_000),
  purchaseOrderNumber: optionalLine(40),
  contractNumber: optionalLine(40),
  sellingPartnerName: optionalLine(200),
  /** The first day; today, unless given. */
  startsOn: z.union([z.literal('').transform(() => undefined), dayField], { error: 'not-a-day' }).optional(),
}

/** From order to licence, by the vendor's staff (LIC-2). */
export const fulfilling = {
  previewFulfilment: endpoint({
    method: 'GET',
    path: '/organizations/{number}/order-lines/preview',
    summary: 'What fulfilling an order line would make, and who would be told (LIC-2)',
    permission: 'licence.fulfil',
    input: z.strictObject(orderLine),
    output: fulfilmentPreview,
    refusals: ['sku-not-sold', 'order-line-differs'],
  }),
  fulfilOrderLine: endpoint({
    method: 'POST',
    path: '/organizations/{number}/order-lines/fulfil',
    summary: 'Makes the licence of an order line and mails its code; the same line twice makes one licence (LIC-2)',
    permission: 'licence.fulfil',
    input: z.strictObject(orderLine),
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
