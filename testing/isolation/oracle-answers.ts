import { type Eyes, maySeeLicences, maySignIn, sees } from './oracle.ts'
import { type Asked, actingContact, contactFor, staffRow, whoMay } from './oracle-operations.ts'
import { type ContactRow, type Row, type World, worldTables } from './world-rows.ts'

/** For whom a call speaks, once it has been allowed or refused. */
type Acting = { contact: ContactRow | null; organizationId: string | null; isStaff: boolean }

function actingOf(world: World, asked: Asked): Acting {
  const contact = contactFor(world, asked, asked.number)
  const organization = world.rows.organizations.find((one) => one.number === asked.number)
  return {
    contact,
    organizationId: organization?.id ?? null,
    isStaff: contact === null && staffRow(world, asked.userId) !== null,
  }
}

/** Whether an answer to this call, a refusal too, may hold anything of this row. */
export function mayShow(world: World, asked: Asked, table: string, row: Row): boolean {
  const { contact, organizationId, isStaff } = actingOf(world, asked)
  const rule = whoMay(asked.operation)
  if (rule.who === 'anybody' || asked.userId === null) return false
  if (rule.who === 'sign-in') return sees({ audience: 'person', userId: asked.userId }, table, row, world)
  if (rule.who === 'vendor') return staffRow(world, asked.userId) !== null
  if (contact && sees({ audience: 'customer', contact }, table, row, world)) return true
  // ACC-7: a message names the companies that somebody acts for.
  if (table === 'organizations' && !isStaff && !contact)
    return world.rows.organizations.some(
      (one) => one === row && actingContact(world, asked.userId, one.number) !== null,
    )
  if (table === 'staff_members' && isStaff) return true
  if (isStaff && (table === 'exports' || table === 'export_pieces'))
    return world.rows.exports.some(
      (one) => one.user_id === asked.userId && (one === row || one.id === row['export_id']),
    )
  if (!isStaff || organizationId === null) return false
  if (table === 'users')
    return world.rows.contacts.some((one) => one.organization_id === organizationId && one.user_id === row['id'])
  return row['organization_id'] === organizationId || row['id'] === organizationId
}

type Shown = Partial<Record<(typeof worldTables)[number], Row[]>>

/** Lists and reads whose answer is decided whole: the rows that must appear, and no others of those tables. */
const complete: Record<string, (world: World, asked: Asked, acting: Acting & { organizationId: string }) => Shown> = {
  listLicences: visibleLicences,
  exportLicences: visibleLicences,
  listLicenceViews: (world, _asked, { contact }) => ({
    saved_views: world.rows.saved_views.filter((one) => one.contact_id === contact?.id),
  }),
  listExports: (world, asked, { organizationId }) => ({
    exports: own(world.rows.exports, organizationId).filter((one) => one.user_id === asked.userId),
  }),
  readExport: (world, asked) => ({ exports: world.rows.exports.filter((one) => one.id === asked.objectId) }),
  downloadExport: (world, asked) => ({
    export_pieces: world.rows.export_pieces.filter((one) => one.export_id === asked.objectId),
  }),
  listHosts: (world, _asked, { organizationId }) => ({ allocations: own(world.rows.allocations, organizationId) }),
  readLicence: (world, asked, { organizationId }) => ({
    allocations: own(world.rows.allocations, organizationId).filter((one) => one.licence_id === asked.objectId),
    licence_files: own(world.rows.licence_files, organizationId).filter((one) => one.licence_id === asked.objectId),
  }),
  listLicenceEvents: (world, asked) => ({
    audit_events: world.rows.audit_events.filter(
      (one) => one.licence_id === asked.objectId && one.organization_id !== null,
    ),
  }),
  listAccessRequests: (world, _asked, { organizationId }) => ({
    access_requests: own(world.rows.access_requests, organizationId).filter(
      (one) =>
        one.status === 'open' &&
        world.rows.contacts.some((asker) => asker.id === one.contact_id && asker.restricted && maySignIn(asker)),
    ),
  }),
  readAccessRequest: (world, asked) => ({
    access_requests: world.rows.access_requests.filter((one) => one['id'] === asked.objectId),
  }),
  readRecoveryRequest: (world, asked, { contact }) => ({
    recovery_requests: world.rows.recovery_requests.filter((one) => one['id'] === asked.objectId),
    recovery_objections: world.rows.recovery_objections.filter(
      (one) => one.recovery_request_id === asked.objectId && (contact === null || one.contact_id === contact.id),
    ),
  }),
  listContacts: visibleContacts,
  exportContacts: visibleContacts,
  readContact: (world, asked) => ({ contacts: world.rows.contacts.filter((one) => one.id === asked.objectId) }),
  readProfile: (_world, _asked, { contact }) => ({ contacts: contact ? [contact] : [] }),
  readOrganization: (world, _asked, { organizationId, contact }) => ({
    addresses: own(world.rows.addresses, organizationId),
    contracts: !contact || maySeeLicences(contact) ? own(world.rows.contracts, organizationId) : [],
  }),
  listAuditEvents: ownEvents,
  exportAuditEvents: ownEvents,
}

function own<T extends { organization_id: string | null }>(rows: readonly T[], organizationId: string): T[] {
  return rows.filter((one) => one.organization_id === organizationId)
}

function visibleLicences(world: World, _asked: Asked, { organizationId }: { organizationId: string }): Shown {
  return { licences: own(world.rows.licences, organizationId).filter((one) => one.hidden_at === null) }
}

function visibleContacts(world: World, _asked: Asked, acting: Acting & { organizationId: string }): Shown {
  const eyes: Eyes | null = acting.contact && { audience: 'customer', contact: acting.contact }
  return {
    contacts: own(world.rows.contacts, acting.organizationId).filter(
      (one) => !eyes || sees(eyes, 'contacts', one, world),
    ),
  }
}

function ownEvents(world: World, _asked: Asked, { organizationId }: { organizationId: string }): Shown {
  return { audit_events: own(world.rows.audit_events, organizationId) }
}

/** What a search for one thing must find, by the kind of thing: nothing else of that table, and it only where it may be seen. */
export type Wanted = { table: 'licences' | 'contacts' | 'organizations'; row: Row }

/** The rows that the answer to an allowed call must show, table by table; null where the requirements decide no list. */
export function mustShow(world: World, asked: Asked, wanted: Wanted | null): Shown | null {
  const { organizationId, ...acting } = actingOf(world, asked)
  if (wanted) {
    const rule = whoMay(asked.operation)
    const seen =
      rule.who === 'vendor' ||
      (wanted.row['organization_id'] === organizationId && mayShow(world, asked, wanted.table, wanted.row))
    return { [wanted.table]: seen ? [wanted.row] : [] }
  }
  if (organizationId === null) return null
  return complete[asked.operation]?.(world, asked, { ...acting, organizationId }) ?? null
}

/** What each thing that can be recognised in an answer belongs to: marks, identifiers, licence codes. */
export type Recognised = Map<string, { table: string; row: Row }>

const words =
  /qz[0-9a-z]+y[0-9a-z]+x|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}|[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}/g

/** Everything by which a world's rows can be recognised. A word that several rows hold belongs to the first. */
export function recognisable(world: World): Recognised {
  const found: Recognised = new Map()
  for (const table of worldTables)
    for (const row of world.rows[table])
      for (const [column, value] of Object.entries(row)) {
        // What a row refers to is another row's; ids of sign-ins stand in the trail of every company they act for.
        const isReference =
          (column.endsWith('_id') && column !== 'request_id' && column !== 'login_id') ||
          (column === 'id' && table === 'users')
        if (isReference || value === null || typeof value === 'number' || typeof value === 'boolean') continue
        for (const word of wordsIn(JSON.stringify(value))) if (!found.has(word)) found.set(word, { table, row })
      }
  return found
}

/** The words in an answer that can belong to a row. */
export function wordsIn(text: string): string[] {
  return text.match(words) ?? []
}
