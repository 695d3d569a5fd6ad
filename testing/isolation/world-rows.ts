/** What a column can hold in a world, as JSON and the database's own reading of it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** A row of any table: column by column. */
export type Row = { [column: string]: Json }

/** A row that belongs to an organization. */
export type OwnedRow = Row & { organization_id: string }

/** A row with an id of its own. */
export type IdentifiedRow = Row & { id: string }

export type OrganizationRow = IdentifiedRow & { number: string; legal_name: string; status: string }
export type UserRow = IdentifiedRow & { login_id: string }
export type ContactRow = OwnedRow & {
  id: string
  user_id: string | null
  first_name: string
  last_name: string
  email: string
  types: string[]
  restricted: boolean
  status: string
}
export type StaffRow = IdentifiedRow & { user_id: string; roles: string[]; status: string }
export type SessionRow = IdentifiedRow & { user_id: string }
export type LicenceRow = OwnedRow & { id: string; code: string; hidden_at: string | null }
export type AllocationRow = OwnedRow & { id: string; licence_id: string; quantity: number; status: string }
export type FileRow = OwnedRow & { id: string; licence_id: string; allocation_id: string; status: string }
export type EventRow = IdentifiedRow & {
  organization_id: string | null
  licence_id: string | null
  actor_user_id: string | null
}
export type PartnerRow = Row & { partner_id: string; number: string; kind: string; status: string; listed: boolean }
export type PlaceRow = Row & { partner_id: string; id: string; country: string; state: string | null; listed: boolean }
export type PartnerPersonRow = Row & {
  partner_id: string
  contact_id: string
  roles: string[]
  location_id: string | null
  listed: boolean
}
export type GrantRow = OwnedRow & {
  id: string
  partner_id: string
  location_id: string
  contact_id: string
  coverage: string
  starts_at: string
  ends_at: string
  ended_at: string | null
  granted_by: string
}
export type QuoteRow = OwnedRow & { id: string; status: string }
export type OrderRow = OwnedRow & { id: string; quote_id: string }
export type DraftRow = OwnedRow & { id: string; contact_id: string }

export type ViewAsRow = OwnedRow & {
  id: string
  contact_id: string
  session_id: string
  user_id: string
  until: string
  ended_at: string | null
}

/** The rows of a world, table by table. Tables that worlds do not fill are left out. */
export type Rows = {
  users: UserRow[]
  staff_members: StaffRow[]
  organizations: OrganizationRow[]
  organization_words: OwnedRow[]
  addresses: (OwnedRow & { id: string })[]
  contracts: OwnedRow[]
  contacts: ContactRow[]
  contact_words: (OwnedRow & { contact_id: string })[]
  sessions: SessionRow[]
  password_links: (IdentifiedRow & { user_id: string })[]
  recovery_codes: (Row & { user_id: string })[]
  invitations: (OwnedRow & { id: string; contact_id: string })[]
  email_changes: (OwnedRow & { id: string; contact_id: string })[]
  access_requests: (OwnedRow & { id: string; contact_id: string; status: string })[]
  recovery_requests: (OwnedRow & { id: string; contact_id: string; status: string })[]
  recovery_objections: (OwnedRow & { recovery_request_id: string; contact_id: string })[]
  saved_views: (OwnedRow & { id: string; contact_id: string })[]
  exports: (OwnedRow & { id: string; user_id: string; kind: string })[]
  export_pieces: (OwnedRow & { export_id: string })[]
  view_as: ViewAsRow[]
  audit_events: EventRow[]
  letters: (IdentifiedRow & { organization_id: string | null; contact_id: string | null })[]
  licences: LicenceRow[]
  allocations: AllocationRow[]
  moves: OwnedRow[]
  returns: OwnedRow[]
  licence_files: FileRow[]
  memberships: (OwnedRow & { id: string; licence_id: string })[]
  membership_periods: (OwnedRow & { membership_id: string })[]
  quotes: QuoteRow[]
  quote_lines: (OwnedRow & { quote_id: string })[]
  orders: OrderRow[]
  quote_desk: OwnedRow[]
  quote_questions: (OwnedRow & { id: string; quote_id: string })[]
  quote_links: (OwnedRow & { id: string; quote_id: string })[]
  reminder_settings: OwnedRow[]
  renewal_reminders: OwnedRow[]
  idempotency_keys: (OwnedRow & { user_id: string })[]
  partners: PartnerRow[]
  partner_locations: PlaceRow[]
  partner_people: PartnerPersonRow[]
  advisor_grants: GrantRow[]
  advisor_grant_licences: (OwnedRow & { grant_id: string; licence_id: string })[]
  advisor_drafts: DraftRow[]
  advisor_draft_licences: (OwnedRow & { draft_id: string })[]
  partner_views: (OwnedRow & { partner_id: string; contact_id: string })[]
  quote_margins: (OwnedRow & { quote_id: string })[]
  quote_margin_lines: (OwnedRow & { quote_id: string })[]
  licence_requests: (OwnedRow & { id: string; quote_id: string })[]
  deal_credits: (OwnedRow & { id: string; partner_id: string; programme_code: string; ends_at: string | null })[]
  territories: Row[]
  missing_partners: (OwnedRow & { id: string; contact_id: string })[]
}

/** Somebody's session and whether it should let them in. */
export type Sign = { token: string; sessionId: string; userId: string; good: boolean }

/** A few companies and people that no other world knows: all that the portal could mix up. */
export type World = { seed: string; rows: Rows; signs: Sign[] }

/** The tables that worlds fill, in the order in which rows may refer to each other. */
export const worldTables = [
  'users',
  'staff_members',
  'organizations',
  'organization_words',
  'territories',
  'addresses',
  'contracts',
  'contacts',
  'contact_words',
  'sessions',
  'password_links',
  'recovery_codes',
  'invitations',
  'email_changes',
  'access_requests',
  'recovery_requests',
  'recovery_objections',
  'saved_views',
  'exports',
  'export_pieces',
  'view_as',
  'audit_events',
  'letters',
  'licences',
  'allocations',
  'moves',
  'returns',
  'licence_files',
  'memberships',
  'membership_periods',
  // A partner's quotes name it.
  'partners',
  'quotes',
  'quote_lines',
  'orders',
  'quote_desk',
  'quote_questions',
  'quote_links',
  'reminder_settings',
  'renewal_reminders',
  'idempotency_keys',
  'partner_locations',
  'partner_people',
  'advisor_grants',
  'advisor_grant_licences',
  'advisor_drafts',
  'advisor_draft_licences',
  'partner_views',
  'missing_partners',
  'quote_margins',
  'quote_margin_lines',
  'licence_requests',
  'deal_credits',
] as const
export type WorldTable = (typeof worldTables)[number]

/** A world without anything in it. */
export function emptyRows(): Rows {
  return {
    users: [],
    staff_members: [],
    organizations: [],
    organization_words: [],
    addresses: [],
    contracts: [],
    contacts: [],
    contact_words: [],
    sessions: [],
    password_links: [],
    recovery_codes: [],
    invitations: [],
    email_changes: [],
    access_requests: [],
    recovery_requests: [],
    recovery_objections: [],
    saved_views: [],
    exports: [],
    export_pieces: [],
    view_as: [],
    audit_events: [],
    letters: [],
    licences: [],
    allocations: [],
    moves: [],
    returns: [],
    licence_files: [],
    memberships: [],
    membership_periods: [],
    quotes: [],
    quote_lines: [],
    orders: [],
    quote_desk: [],
    quote_questions: [],
    quote_links: [],
    reminder_settings: [],
    renewal_reminders: [],
    idempotency_keys: [],
    partners: [],
    partner_locations: [],
    partner_people: [],
    advisor_grants: [],
    advisor_grant_licences: [],
    advisor_drafts: [],
    advisor_draft_licences: [],
    partner_views: [],
    quote_margins: [],
    quote_margin_lines: [],
    licence_requests: [],
    deal_credits: [],
    territories: [],
    missing_partners: [],
  }
}

/** Two worlds as one, for what depends on who looks and on what is looked at. */
export function together(one: World, other: World): World {
  const rows = emptyRows()
  for (const table of worldTables) Object.assign(rows, { [table]: [...one.rows[table], ...other.rows[table]] })
  return { seed: `${one.seed} and ${other.seed}`, rows, signs: [] }
}
