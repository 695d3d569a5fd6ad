import { askingForAccess } from '../../contract/access-requests.ts'
import { accounts } from '../../contract/accounts.ts'
import { contacts } from '../../contract/contacts.ts'
import { recovering } from '../../contract/recovery.ts'
import { type Served, serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { addAddress } from './add-address.ts'
import { addContact } from './add-contact.ts'
import { approveRecovery } from './approve-recovery.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { createOrganization } from './create-organization.ts'
import { deactivateContact } from './deactivate-contact.ts'
import { exportContacts } from './export-contacts.ts'
import { findContacts } from './find-contacts.ts'
import { findOrganizations } from './find-organizations.ts'
import { grantAccess } from './grant-access.ts'
import { listAccessRequests } from './list-access-requests.ts'
import { listContacts } from './list-contacts.ts'
import { listRecoveryRequests } from './list-recovery-requests.ts'
import { listStaffMembers } from './list-staff-members.ts'
import { objectToRecovery } from './object-to-recovery.ts'
import { reactivateContact } from './reactivate-contact.ts'
import { readAccessRequest } from './read-access-request.ts'
import { readContact } from './read-contact.ts'
import { readOrganization } from './read-organization.ts'
import { readOverview } from './read-overview.ts'
import { readOwnAccess } from './read-own-access.ts'
import { readProfile } from './read-profile.ts'
import { readRecovery } from './read-recovery.ts'
import { readRecoveryRequest } from './read-recovery-request.ts'
import { refuseAccess } from './refuse-access.ts'
import { refuseRecovery } from './refuse-recovery.ts'
import { removeAddress } from './remove-address.ts'
import { requestAccess } from './request-access.ts'
import { requestEmailChange } from './request-email-change.ts'
import { requestRecovery } from './request-recovery.ts'
import { resendInvitation } from './resend-invitation.ts'
import { search } from './search.ts'
import { updateAddress } from './update-address.ts'
import { updateContact } from './update-contact.ts'
import { updateOrganization } from './update-organization.ts'
import { updateOrganizationFacts } from './update-organization-facts.ts'
import { updateProfile } from './update-profile.ts'
import { withdrawAccessRequest } from './withdraw-access-request.ts'
import { withdrawObjection } from './withdraw-objection.ts'
import { withdrawRecoveryRequest } from './withdraw-recovery-request.ts'

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
  ...serve<House, typeof askingForAccess>(askingForAccess, {
    readOwnAccess,
    requestAccess,
    withdrawAccessRequest,
    listAccessRequests,
    readAccessRequest,
    grantAccess,
    refuseAccess,
  }),
  ...serve<House, typeof recovering>(recovering, {
    readRecovery,
    requestRecovery,
    readRecoveryRequest,
    withdrawRecoveryRequest,
    objectToRecovery,
    withdrawObjection,
    listRecoveryRequests,
    approveRecovery,
    refuseRecovery,
  }),
]
