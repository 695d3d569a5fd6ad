import type { LicenceRequestView } from '../../contract/licence-requests.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  findOpenAdvisor,
  type LicenceRequestRow,
  listAskedLicences,
  type NamedRequest,
} from './licence-request-queries.ts'

/** How many of the licences a request shows. */
const licencesShown = 100
/** How many are shared by one request at most: as many as a quote holds. */
export const licencesMost = 10_000

/** REN-4: a request with the licences that agreeing would share; only the customer's own people see them. */
export async function viewRequest(ctx: Ctx, row: NamedRequest): Promise<LicenceRequestView> {
  const advisorId = await findOpenAdvisor(ctx, row)
  const asked = row.status === 'open' ? await listAskedLicences(ctx, row, advisorId, licencesMost) : []
  const mayNot = whyNotReader(ctx.actor, 'advisor.edit')
  return {
    id: row.id,
    status: row.status,
    partner: { number: row.partner_number, name: row.partner_name },
    askedBy: row.asked_by_name,
    askedAt: row.asked_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    covers: row.covers,
    advisorId,
    licences: asked.slice(0, licencesShown).map((licence) => ({
      id: licence.id,
      code: licence.code,
      productName: licence.product_name,
      editionName: licence.edition_name,
      quantity: licence.quantity,
      maintenanceEndsOn: licence.ends_on,
    })),
    licenceCount: asked.length,
    actions: {
      agree: mayNot ?? whyNotDecide(row),
      refuse: mayNot ?? whyNotDecide(row),
    },
    version: row.version,
  }
}

function whyNotDecide({ status }: LicenceRequestRow): RefusalCode | null {
  return status === 'open' ? null : 'request-over'
}

/** Refuses `request-over`. */
export function expectUndecided(row: LicenceRequestRow): void {
  if (whyNotDecide(row)) throw new Refusal('request-over', { status: row.status })
}
