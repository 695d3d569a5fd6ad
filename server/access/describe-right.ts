import type { Permission } from '../../contract/permissions.ts'
import { rights } from './rights.ts'

/** Who holds a permission, in words for those who read the API's document; from the very table that is enforced. */
export function describeRight(permission: Permission): string {
  const holders = rights[permission]
  if (holders === 'anyone') return 'Anybody, signed in or not.'
  if (holders === 'owner') return 'Everybody who is signed in, for what is their own.'
  const { contacts, staff, partners = [], anyStanding } = holders
  const parts = [
    contacts.length > 0 ? `contacts of the organization: ${contacts.join(', ')}` : '',
    partners.length > 0
      ? `unrestricted people of ${anyStanding ? 'a partner' : 'an active partner'} with a role: ${partners.join(', ')}`
      : '',
    staff.length > 0 ? `the vendor’s staff: ${staff.join(', ')}` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('; ')}.` : 'Nobody.'
}
