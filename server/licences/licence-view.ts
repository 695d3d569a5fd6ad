import type { Actor } from '../../contract/actor.ts'
import type { AllocationView, LicenceSummary, LicenceView } from '../../contract/licences.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Instant } from '../../values/calendar.ts'
import { maintenanceStateOf, statusOf } from '../../values/licence-ends.ts'
import { mayActor, whyNotReader } from '../access/rights.ts'
import type { AllocationRow, FileRow, LicenceRow, MoveRow } from './licence-rows.ts'
import { budgetOf, whyNotAllocate, whyNotIssue } from './licence-rules.ts'

/** A licence as a list shows it. */
export function viewSummary(row: LicenceRow, now: Instant): LicenceSummary {
  return {
    id: row.id,
    code: row.code,
    product: { code: row.product_code, name: row.product_name },
    edition: { code: row.edition_code, name: row.edition_name },
    model: row.model,
    grade: row.grade,
    quantity: row.quantity,
    allocatedQuantity: row.allocated_quantity,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    maintenanceEndsOn: row.maintenance_ends_on,
    maintenanceState: maintenanceStateOf(row.maintenance_ends_on, now),
    status: statusOf(row, now),
    fulfilledAt: row.fulfilled_at,
    hidden: row.hidden_at !== null,
  }
}

/** What a licence's page needs besides the licence. */
export type LicenceParts = {
  allocations: AllocationRow[]
  files: FileRow[]
  moves: MoveRow[]
  replaces: LicenceView['replaces']
  replacedBy: LicenceView['replacedBy']
  advisors: LicenceView['advisors']
  /** Names of features by their code; one that the catalogue has no more is called by its code. */
  featureNames: ReadonlyMap<string, string>
}

/** A licence with all that is known of it, and what is possible now or why not (LIC-3). */
export function viewLicence(actor: Actor, row: LicenceRow, parts: LicenceParts, now: Instant): LicenceView {
  const allocate = whyNotReader(actor, 'licence.allocate') ?? whyNotAllocate(row, now)
  return {
    ...viewSummary(row, now),
    organization: { number: row.organization_number, name: row.organization_name },
    features: row.feature_codes.map((code) => ({
      code,
      name: parts.featureNames.get(code) ?? code,
      choosable: row.choosable_feature_codes.includes(code),
    })),
    partialAllocation: row.partial_allocation,
    graceHours: row.grace_hours,
    overdraftPercent: row.overdraft_percent,
    hostIdTypes: row.host_id_types,
    serialShape: row.serial_shape,
    order: {
      number: row.order_number,
      line: row.order_line,
      purchaseOrderNumber: row.purchase_order_number,
      contractNumber: row.contract_number,
      sellingPartnerName: row.selling_partner_name,
      sku: row.sku_code,
    },
    rescinded: row.rescinded_at === null ? null : { at: row.rescinded_at, reason: row.rescinded_reason ?? '' },
    replaces: parts.replaces,
    replacedBy: parts.replacedBy,
    advisors: parts.advisors,
    allocations: parts.allocations.map((one) => viewAllocation(actor, row, one, parts.files, now)),
    moves: {
      limit: row.moves_per_year,
      ...budgetOf(row.moves_per_year, parts.moves, now),
      history: parts.moves.map((move) => ({
        movedAt: move.moved_at,
        kind: move.kind,
        counted: move.counted,
        fromHostId: move.from_host_id,
        toHostId: move.to_host_id,
      })),
    },
    actions: { allocate, hide: whyNotReader(actor, 'licence.hide') },
    version: row.version,
  }
}

/** An allocation with its files, and what is possible with it now or why not. */
export function viewAllocation(
  actor: Actor,
  licence: LicenceRow,
  row: AllocationRow,
  files: readonly FileRow[],
  now: Instant,
): AllocationView {
  return {
    id: row.id,
    licenceId: row.licence_id,
    licenceCode: licence.code,
    hostIdType: row.host_id_type,
    hostId: row.host_id,
    label: row.label,
    quantity: row.quantity,
    features: row.feature_codes,
    status: row.status,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    previousId: row.previous_id,
    files: files
      .filter((file) => file.allocation_id === row.id)
      .map((file) => ({
        id: file.id,
        status: file.status,
        createdAt: file.created_at,
        statusChangedAt: file.status_changed_at,
        fileName: fileNameOf(licence.code, row.host_id),
      })),
    actions: actionsOf(actor, licence, row, now),
    version: row.version,
  }
}

function actionsOf(actor: Actor, licence: LicenceRow, row: AllocationRow, now: Instant): AllocationView['actions'] {
  const whyNot = (reason: RefusalCode | null, permission: Permission = 'licence.allocate'): RefusalCode | null =>
    whyNotReader(actor, permission) ?? (row.status === 'active' ? reason : 'allocation-not-active')
  const issue = whyNotIssue(licence, now)?.code ?? null
  return {
    reallocate: whyNot(issue),
    return: whyNot(licence.status === 'rescinded' ? 'licence-rescinded' : null),
    changeFeatures: whyNot(issue),
    download: whyNotDownload(actor),
    reissue: whyNot(issue, 'licence.override'),
    makeException: whyNot(issue, 'licence.override'),
  }
}

/** A licence file is the customer's own: staff who look as a contact take none (ACC-16). */
function whyNotDownload(actor: Actor): RefusalCode | null {
  if (!mayActor(actor, 'file.download')) return 'not-allowed'
  return actor.kind === 'contact' && actor.viewedBy ? 'view-as-no-files' : null
}

/** The name under which a file is saved: the licence's code and the host, in letters that every system takes. */
export function fileNameOf(code: string, hostId: string): string {
  return `${code}_${hostId.replaceAll(/[^A-Za-z0-9.-]+/g, '-').slice(0, 80)}.lic`
}
