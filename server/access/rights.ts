import type { Actor, ContactActor, StaffRole } from '../../contract/actor.ts'
import type { Permission } from '../../contract/permissions.ts'

/** The columns of the table for contacts: each type, unrestricted and restricted (ACC-5). */
type ContactColumn = 'administrator' | 'ship-to' | 'bill-to' | 'restricted administrator' | 'restricted others'

/** Who may do it. `anyone` asks for nothing, `owner` for a sign-in of their own. */
type Holders = 'anyone' | 'owner' | { contacts: readonly ContactColumn[]; staff: readonly StaffRole[] }

const everyContact = ['administrator', 'ship-to', 'bill-to', 'restricted administrator', 'restricted others'] as const
const unrestricted = ['administrator', 'ship-to', 'bill-to'] as const
const everyStaff = ['licensing-operator', 'customer-service', 'catalogue-manager', 'staff-administrator'] as const

/**
 * The whole table of rights: permission by role, default deny. Rights of several types add up. A contact who is only of
 * the type `sales` is in no column: such a contact has no sign-in.
 */
export const rights: Record<Permission, Holders> = {
  public: 'anyone',
  'own.account': 'owner',
  'overview.read': { contacts: everyContact, staff: everyStaff },
  'licence.read': { contacts: unrestricted, staff: everyStaff },
  'licence.allocate': { contacts: unrestricted, staff: ['licensing-operator'] },
  'licence.hide': { contacts: unrestricted, staff: [] },
  'licence-view.keep': { contacts: unrestricted, staff: [] },
  'file.download': { contacts: unrestricted, staff: ['licensing-operator', 'customer-service'] },
  'profile.read': { contacts: everyContact, staff: [] },
  'profile.edit': { contacts: unrestricted, staff: [] },
  'company.read': { contacts: everyContact, staff: everyStaff },
  'company.edit': { contacts: ['administrator'], staff: ['customer-service'] },
  'people.read': { contacts: everyContact, staff: everyStaff },
  'people.edit': { contacts: ['administrator'], staff: ['customer-service'] },
  'audit.read': { contacts: ['administrator'], staff: everyStaff },
  'organization.find': { contacts: [], staff: everyStaff },
  'organization.edit': { contacts: [], staff: ['customer-service', 'licensing-operator'] },
  'licence.find': { contacts: [], staff: everyStaff },
  'licence.fulfil': { contacts: [], staff: ['licensing-operator'] },
  'licence.override': { contacts: [], staff: ['licensing-operator'] },
  'catalogue.read': { contacts: [], staff: everyStaff },
  'catalogue.edit': { contacts: [], staff: ['catalogue-manager'] },
  'job.read': { contacts: [], staff: ['staff-administrator', 'licensing-operator'] },
  'job.retry': { contacts: [], staff: ['staff-administrator', 'licensing-operator'] },
  'portal.edit': { contacts: [], staff: ['staff-administrator'] },
}

/** Whether somebody of this kind may do this at all; which row it is about is asked later. */
export function mayActor(actor: Actor, permission: Permission): boolean {
  const holders = rights[permission]
  if (holders === 'anyone') return true
  if (holders === 'owner') return actor.kind === 'person' || actor.kind === 'contact' || actor.kind === 'staff'
  if (actor.kind === 'contact') return columnsOf(actor).some((column) => holders.contacts.includes(column))
  if (actor.kind === 'staff') return actor.roles.some((role) => holders.staff.includes(role))
  return actor.kind === 'worker'
}

function columnsOf(actor: ContactActor): ContactColumn[] {
  return actor.types
    .filter((type) => type !== 'sales')
    .map((type) =>
      actor.restricted ? (type === 'administrator' ? 'restricted administrator' : 'restricted others') : type,
    )
}
