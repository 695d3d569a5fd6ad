import { accounts } from '../../contract/accounts.ts'
import { contacts } from '../../contract/contacts.ts'
import { type Served, serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { addAddress } from './add-address.ts'
import { addContact } from './add-contact.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { createOrganization } from './create-organization.ts'
import { deactivateContact } from './deactivate-contact.ts'
import { exportContacts } from './export-contacts.ts'
import { findContacts } from './find-contacts.ts'
import { findOrganizations } from './find-organizations.ts'
import { listContacts } from './list-contacts.ts'
import { listStaffMembers } from './list-staff-members.ts'
import { reactivateContact } from './reactivate-contact.ts'
import { readContact } from './read-contact.ts'
import { readOrganization } from './read-organization.ts'
import { readOverview } from './read-overview.ts'
import { readProfile } from './read-profile.ts'
import { removeAddress } from './remove-address.ts'
import { requestEmailChange } from './request-email-change.ts'
import { resendInvitation } from './resend-invitation.ts'
import { search } from './search.ts'
import { updateAddress } from './update-address.ts'
import { updateContact } from './update-contact.ts'
import { updateOrganization } from './update-organization.ts'
import { updateOrganizationFacts } from './update-organization-facts.ts'
import { updateProfile } from './update-profile.ts'

/** Organizations and their people: what is served. */
export const accountRoutes: Served<House>[] = [
  ...serve<House, typeof accounts>(accounts, {
    readOrganization,
    updateOrganization,
    addAddress,
    updateAddress,
    removeAddress,
    updateOrganizationFacts,
    readOverview,
    search,
    findOrganizations,
    createOrganization,
    listStaffMembers,
  }),
  ...serve<House, typeof contacts>(contacts, {
    listContacts,
    exportContacts,
    readContact,
    addContact,
    resendInvitation,
    updateContact,
    deactivateContact,
    reactivateContact,
    readProfile,
    updateProfile,
    requestEmailChange,
    confirmEmailChange,
    findContacts,
  }),
]
