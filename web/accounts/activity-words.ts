import type { AuditEventView } from '../../contract/audit.ts'
import type { Formatters } from '../app/formatters.ts'
import type { Translate } from '../app/i18n.tsx'
import type { TimelineEvent } from '../ui/timeline.tsx'

const known = [
  'organization_created',
  'organization_updated',
  'organization_facts-updated',
  'address_added',
  'address_updated',
  'address_removed',
  'contact_added',
  'contact_invited',
  'contact_updated',
  'contact_rights-changed',
  'contact_deactivated',
  'contact_reactivated',
  'contact_email-change-requested',
  'contact_email-changed',
  'access_requested',
  'access_granted',
  'access_refused',
  'access-request_withdrawn',
  'access-request_closed',
  'access-request_lapsed',
  'recovery_requested',
  'recovery_withdrawn',
  'recovery_objected',
  'recovery_objection-withdrawn',
  'recovery_approved',
  'recovery_refused',
  'advisor_added',
  'advisor_changed',
  'advisor_contact-changed',
  'advisor_assignments-changed',
  'advisor_reviewed',
  'advisor_removed',
  'advisor_ended',
  'advisor_extended',
  'missing-partner_reported',
  'missing-partner_settled',
  'partner_registered',
  'partner_updated',
  'partner_membership-changed',
  'partner_membership-ended',
  'partner_location-added',
  'partner_location-updated',
  'partner_location-removed',
  'partner_roles-changed',
  'partner_viewed',
  'customer_noticed',
  'invitation_accepted',
  'password-link_sent',
  'password_changed',
  'password_reset',
  'recovery-code_used',
  'recovery-codes_renewed',
  'second-factor_added',
  'second-factor_removed',
  'session_ended',
  'sessions_ended',
  'sign-in_failed',
  'sign-in_succeeded',
  'licence_fulfilled',
  'licence_allocated',
  'licence_reallocated',
  'licence_returned',
  'licence_partly-returned',
  'licence_features-changed',
  'licence_file-reissued',
  'licence_file-downloaded',
  'order_placed',
  'order_booked',
  'order_cancelled',
  'quote_saved',
  'quote_labelled',
  'quote_duplicated',
  'quote_cancelled',
  'quote_completed',
  'quote_sent',
  'quote_declined',
  'quote_asked-about',
  'quote_question-answered',
  'licences_requested',
  'licences_request-agreed',
  'licences_request-refused',
  'organization_specialist-assigned',
  'reminders_set',
  'quote_exported',
  'quote_document-downloaded',
  'quote_link-made',
  'quote_link-opened',
  'quote_link-withdrawn',
  'quote_pdf-downloaded',
  'certificate_downloaded',
  'supplier-pack_downloaded',
  'vendor-details_saved',
  'licence_maintenance-renewed',
  'licence_hidden',
  'licence_unhidden',
  'licence-view_saved',
  'licence-view_deleted',
  'export_requested',
  'export_downloaded',
  'export_cancelled',
  'export_stopped',
  'view-as_started',
  'view-as_ended',
] as const

/** What was done, in words. An action of a later day that we have no words for is named by its code. */
export function actionText(t: Translate, action: string): string {
  const name = known.find((one) => one.replace('_', '.') === action)
  return name === undefined ? action : t(`accounts.actions.${name}`)
}

const fields = [
  'firstName',
  'lastName',
  'email',
  'jobTitle',
  'department',
  'phone',
  'mobilePhone',
  'fax',
  'language',
  'timeZone',
  'types',
  'restricted',
  'securityContact',
  'status',
  'legalName',
  'otherNames',
  'country',
  'state',
  'region',
  'webAddresses',
  'salesRepresentative',
  'renewalsSpecialist',
  'specialist',
  'revision',
  'supersedes',
  'label',
  'partner',
  'customer',
  'question',
  'answer',
  'by',
  'count',
  'kind',
  'lines',
  'city',
  'postalCode',
  'sku',
  'quantity',
  'orderNumber',
  'orderLine',
  'hostId',
  'hostIdType',
  'features',
  'counted',
  'hidden',
  'rows',
  'because',
  'coverage',
  'scopes',
  'endsOn',
  'programme',
  'order',
  'quote',
  'purchaseOrderNumber',
  'lineCount',
  'formerProgramme',
  'total',
  'validUntil',
  'extends',
  'contact',
  'sharedLicences',
  'sharedCodes',
  'unsharedCodes',
  'unsharedLicences',
  'listed',
  'products',
  'languages',
  'distributor',
  'level',
  'startsOn',
  'roles',
  'location',
  'offered',
  'parent',
  'name',
  'webAddress',
  'administrator',
] as const

/** An event's changed fields, each from what to what. What was nothing and is nothing is left out. */
export function changesOf(
  { t, f }: Words,
  { before, after }: Pick<AuditEventView, 'before' | 'after'>,
): TimelineEvent['changes'] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  const changes = names
    .map((name) => ({
      label: fieldText(t, name),
      from: written({ t, f }, name, before?.[name]),
      to: written({ t, f }, name, after?.[name]),
    }))
    .filter(({ from, to }) => from !== to)
  return changes.length === 0 ? undefined : changes
}

/** A field of a later day that we have no words for is named as the trail names it. */
function fieldText(t: Translate, name: string): string {
  const field = fields.find((one) => one === name)
  return field === undefined ? name : t(`accounts.changed.${field}`)
}

type Words = { t: Translate; f: Pick<Formatters, 'day' | 'country' | 'number'> }

const coverages = ['all', 'assigned'] as const
const scopes = ['view', 'quote', 'order', 'cases', 'allocate'] as const
const regions = ['Americas', 'EMEA', 'APAC', 'Japan'] as const
const languages = ['en', 'es'] as const
const hostTypes = ['hostname', 'mac', 'serial', 'uuid'] as const
const moves = ['reallocation', 'allocation-after-return', 'correction', 'staff-exception'] as const

/** A value in words. Some fields have words of their own, so that what they hold is looked up among these only. */
function written({ t, f }: Words, name: string, value: unknown): string | undefined {
  const among = <Word extends string>(field: string, words: readonly Word[]) =>
    name === field ? words.find((one) => one === value) : undefined
  const coverage = among('coverage', coverages)
  if (coverage !== undefined) return t(`accounts.coverage.${coverage}`)
  const region = among('region', regions)
  if (region !== undefined) return t(`accounts.regions.${region}`)
  const language = among('language', languages)
  if (language !== undefined) return t(`accounts.languages.${language}`)
  const hostType = among('hostIdType', hostTypes)
  if (hostType !== undefined) return t(`accounts.hostTypes.${hostType}`)
  const move = among('kind', moves)
  if (move !== undefined) return t(`accounts.moves.${move}`)
  if (typeof value === 'number') return f.number(value)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return f.day(value)
  if (name === 'country' && typeof value === 'string' && /^[A-Z]{2}$/.test(value)) return f.country(value)
  if (name !== 'scopes' || !Array.isArray(value)) return plain(t, value)
  return value
    .map((one) => scopes.find((scope) => scope === one))
    .map((scope) => (scope === undefined ? '' : t(`accounts.scopes.${scope}`)))
    .join(', ')
}

function plain(t: Translate, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return t(value ? 'accounts.yes' : 'accounts.no')
  if (Array.isArray(value)) return value.map((one) => plain(t, one) ?? '').join(', ') || undefined
  if (typeof value === 'object') return JSON.stringify(value)
  if (value === 'active' || value === 'inactive') return t(`accounts.status.${value}`)
  const exported = exportWords.find((one) => one === value)
  if (exported !== undefined) return t(`accounts.exportWords.${exported}`)
  const type = contactTypes.find((one) => one === value)
  if (type !== undefined) return t(`accounts.types.${type}`)
  const word = partnerWords.find((one) => one === value)
  return word === undefined ? String(value) : t(`accounts.partnerWords.${word}`)
}

const contactTypes = ['administrator', 'ship-to', 'bill-to', 'sales'] as const

const partnerWords = [
  'prospect',
  'pending',
  'expired',
  'suspended',
  'reseller',
  'distributor',
  'headquarters',
  'country',
  'branch',
  'organization-administrator',
  'business-executive',
  'location-administrator',
  'technical',
] as const

/** Which list a file was of, and why one was stopped. */
const exportWords = [
  'licences',
  'contacts',
  'audit-events',
  'access-ended',
  'access-limited',
  'not-allowed',
  'unavailable',
] as const
