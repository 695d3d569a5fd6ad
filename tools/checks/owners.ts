import { type Check, isTest, type Project, type Source } from './project.ts'

/** Which folder of the server writes which tables. Anybody may read; rules stay where the writing is. */
export const owners: Record<string, readonly string[]> = {
  platform: ['private.seal', 'idempotency_keys', 'outbox', 'letters', 'given_up_jobs'],
  audit: ['audit_events'],
  identity: [
    'users',
    'sessions',
    'password_links',
    'recovery_codes',
    'throttles',
    'invitations',
    'view_as',
    'demo_personas',
  ],
  accounts: [
    'organizations',
    'organization_words',
    'addresses',
    'contracts',
    'contacts',
    'contact_words',
    'staff_members',
    'email_changes',
    'access_requests',
    'recovery_requests',
    'recovery_objections',
  ],
  partners: [
    'partner_levels',
    'partners',
    'partner_locations',
    'partner_people',
    'partner_listings',
    'advisor_grants',
    'advisor_grant_licences',
    'advisor_drafts',
    'advisor_draft_licences',
    'partner_views',
    'missing_partners',
    'partner_customers',
    'partner_customer_words',
    'partner_licences',
  ],
  catalogue: ['products', 'features', 'editions', 'product_versions', 'skus', 'product_revisions'],
  licences: ['licences', 'allocations', 'moves', 'returns', 'licence_files', 'saved_views'],
  billing: ['orders', 'vendor_details'],
  pricing: ['programmes', 'price_schedules', 'price_schedule_versions', 'price_rates', 'price_discounts'],
  renewals: [
    'memberships',
    'membership_periods',
    'quotes',
    'quote_lines',
    'reminder_settings',
    'renewal_reminders',
    'reminder_days',
  ],
  'partner-renewals': ['quote_margins', 'quote_margin_lines', 'licence_requests'],
  'deal-credits': ['deal_credits'],
  desk: ['quote_desk', 'quote_questions', 'territories'],
  'quote-links': ['quote_links'],
  portal: ['useful_links', 'service_notices'],
  help: ['help_ratings'],
  exports: ['exports', 'export_pieces'],
}

/** Columns of one feature's rows that another keeps, each with the reason. */
const shared: { folder: string; table: string; reason: string }[] = [
  {
    folder: 'identity',
    table: 'contacts',
    reason: 'a contact’s sign-in, and the language and time zone that the person chose for all their contacts',
  },
]

/** Tables that the platform makes outside the migrations, for its own use. */
const unlisted = ['migrations.applied']

const writing = /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate)\s+(?:only\s+)?([a-z_]+(?:\.[a-z_]+)?)/gi

function ownerOf(table: string): string | undefined {
  return Object.keys(owners).find((folder) => owners[folder]?.includes(table))
}

/** Tables that the statements of a file write: whole words behind `update` that are no table are left out. */
function writes(source: Source): { table: string; line: number }[] {
  const found: { table: string; line: number }[] = []
  source.visit({
    TemplateElement: (node) => {
      for (const match of node.value.raw.matchAll(writing)) {
        const table = (match[1] ?? '').toLowerCase()
        if (ownerOf(table)) found.push({ table, line: source.lineOf(node.start + match.index) })
      }
    },
  })
  return found
}

function misplaced(source: Source): string[] {
  const folder = source.path.split('/')[1] ?? ''
  return writes(source)
    .filter(({ table }) => ownerOf(table) !== folder)
    .filter(({ table }) => !shared.some((one) => one.folder === folder && one.table === table))
    .map(({ table, line }) => `${source.path}:${line} writes ${table}, which belongs to ${ownerOf(table)}`)
}

function unowned(project: Project): string[] {
  const made = project.paths
    .filter((path) => /^migrations\/.*\.sql$/.test(path))
    .flatMap((path) => [...project.text(path).matchAll(/^create table (?:if not exists )?([a-z_.]+)/gm)])
    .map((match) => match[1] ?? '')
  const owned = [...Object.values(owners).flat(), ...unlisted]
  return [
    ...made.filter((table) => !owned.includes(table)).map((table) => `no folder owns the table ${table}`),
    ...Object.values(owners)
      .flat()
      .filter((table) => !made.includes(table))
      .map((table) => `the table ${table} has an owner but no migration makes it`),
  ]
}

/** Only the owning feature writes a table. */
export const tableOwners: Check = {
  name: 'owners',
  remedy:
    'Call the owner’s operation or query, or ask for it by a job; a new table gets its owner in tools/checks/owners.ts.',
  run: (project) => [
    ...unowned(project),
    ...project.sources.filter(({ path }) => path.startsWith('server/') && !isTest(path)).flatMap(misplaced),
  ],
}
