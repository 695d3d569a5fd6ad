import { managingPartners } from '../../contract/partner-programme.ts'
import { partners } from '../../contract/partners.ts'
import { type Served, serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { addPartnerLocation } from './add-partner-location.ts'
import { changeMembership } from './change-membership.ts'
import { listMissingPartners } from './list-missing-partners.ts'
import { listPartnerLevels } from './list-partner-levels.ts'
import { listPartnerPeople } from './list-partner-people.ts'
import { listPartners } from './list-partners.ts'
import { readMissingPartner } from './read-missing-partner.ts'
import { readPartner } from './read-partner.ts'
import { readPartnerChoices } from './read-partner-choices.ts'
import { readPartnerPerson } from './read-partner-person.ts'
import { registerPartner } from './register-partner.ts'
import { removePartnerLocation } from './remove-partner-location.ts'
import { savePartnerRoles } from './save-partner-roles.ts'
import { settleMissingPartner } from './settle-missing-partner.ts'
import { updatePartner } from './update-partner.ts'
import { updatePartnerLocation } from './update-partner-location.ts'

/** Partners' own accounts, and the vendor's side of the programme. */
export const partnerRoutes: Served<House>[] = [
  ...serve<House, typeof partners>(partners, {
    readPartner,
    readPartnerChoices,
    updatePartner,
    addPartnerLocation,
    updatePartnerLocation,
    removePartnerLocation,
    listPartnerPeople,
    readPartnerPerson,
    savePartnerRoles,
  }),
  ...serve<House, typeof managingPartners>(managingPartners, {
    registerPartner,
    changeMembership,
    listPartners,
    listPartnerLevels,
    listMissingPartners,
    readMissingPartner,
    settleMissingPartner,
  }),
]
