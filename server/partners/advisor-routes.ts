import { addingAdvisors } from '../../contract/advisor-drafts.ts'
import { advisors } from '../../contract/advisors.ts'
import { type Served, serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { changeAssignments } from './change-assignments.ts'
import { confirmAdvisorDraft } from './confirm-advisor-draft.ts'
import { discardAdvisorDraft } from './discard-advisor-draft.ts'
import { dismissUndecided } from './dismiss-undecided.ts'
import { findPartners } from './find-partners.ts'
import { listAdvisorDrafts } from './list-advisor-drafts.ts'
import { listAdvisors } from './list-advisors.ts'
import { listDraftLicences } from './list-draft-licences.ts'
import { listLicenceAssignments } from './list-licence-assignments.ts'
import { listPartnerContacts } from './list-partner-contacts.ts'
import { readAdvisor } from './read-advisor.ts'
import { readAdvisorDraft } from './read-advisor-draft.ts'
import { removeAdvisor } from './remove-advisor.ts'
import { reportMissingPartner } from './report-missing-partner.ts'
import { startAdvisorDraft } from './start-advisor-draft.ts'
import { tickDraftLicences } from './tick-draft-licences.ts'
import { updateAdvisor } from './update-advisor.ts'
import { updateAdvisorDraft } from './update-advisor-draft.ts'

/** Partners as customers find them and let them in: what is served. */
export const advisorRoutes: Served<House>[] = [
  ...serve<House, typeof addingAdvisors>(addingAdvisors, {
    findPartners,
    listPartnerContacts,
    reportMissingPartner,
    startAdvisorDraft,
    listAdvisorDrafts,
    readAdvisorDraft,
    updateAdvisorDraft,
    listDraftLicences,
    tickDraftLicences,
    confirmAdvisorDraft,
    discardAdvisorDraft,
  }),
  ...serve<House, typeof advisors>(advisors, {
    listAdvisors,
    readAdvisor,
    updateAdvisor,
    changeAssignments,
    dismissUndecided,
    removeAdvisor,
    listLicenceAssignments,
  }),
]
