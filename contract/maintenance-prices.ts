import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { csvInput, dayField, fileOut, organizationNumber, pageInput, searchField } from './fields.ts'
import { priceDocument } from './price-rules.ts'
import { currencyOut } from './prices.ts'
import { named, priceRegions, rates } from './pricing.ts'

/** What maintenance costs a company now: no discounts of partners, no approvals, no drafts (REN-15). */
export const maintenancePrices = {
  readRenewalPrices: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/prices',
    summary: 'What maintenance costs a company: the rules that hold for it now, and until when (REN-15)',
    permission: 'renewal.read',
    input: z.strictObject({ number: organizationNumber }),
    output: z.strictObject({
      schedule: named,
      region: z.enum(priceRegions),
      currency: currencyOut,
      version: z.number().int(),
      validFrom: dayField,
      lastDay: dayField.nullable(),
      rules: priceDocument.shown,
    }),
    refusals: ['no-price-schedule'],
  }),
  listRenewalPrices: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/prices/rates',
    summary: 'What maintenance of each product costs a company for a year and longer (REN-15)',
    permission: 'renewal.read',
    input: z.strictObject({ number: organizationNumber, q: searchField, ...pageInput }),
    output: rates,
    refusals: ['no-price-schedule'],
  }),
  exportRenewalPrices: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/prices.csv',
    summary: 'What maintenance of each product costs a company, as CSV (REN-15)',
    permission: 'renewal.read',
    input: z.strictObject({ number: organizationNumber, ...csvInput }),
    output: fileOut,
    produces: 'text/csv',
    refusals: ['no-price-schedule'],
  }),
} as const
