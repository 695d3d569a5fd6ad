import { z } from 'zod'
import { endAccessRequests, endAccessRequestsJob } from './accounts/end-access-requests.job.ts'
import { tellOfRecovery, tellOfRecoveryJob } from './accounts/tell-of-recovery.job.ts'
import { settleDealCreditJob } from './deal-credits/settle-deal-credit.job.ts'
import { quoteNewsKinds, tellOfManualQuote, tellOfManualQuoteJob } from './desk/tell-of-manual-quote.job.ts'
import { questionNewsKinds, tellOfQuestion, tellOfQuestionJob } from './desk/tell-of-question.job.ts'
import { tidyExports, tidyExportsJob } from './exports/tidy-exports.job.ts'
import { writeExport, writeExportJob } from './exports/write-export.job.ts'
import { endViewAsJob, endViewAsLater } from './identity/end-view-as.job.ts'
import { mailLoginIds, mailLoginIdsJob } from './identity/mail-login-ids.job.ts'
import { mailPasswordLink, mailPasswordLinkJob } from './identity/mail-password-link.job.ts'
import { tidySignIns, tidySignInsJob } from './identity/tidy-sign-ins.job.ts'
import { signLicenceFile } from './licences/issue-file.ts'
import { signLicenceFileJob } from './licences/sign-licence-file.job.ts'
import { tellOfLicenceRequest, tellOfLicenceRequestJob } from './partner-renewals/tell-of-licence-request.job.ts'
import { dealNews, dealNewsKinds } from './partners/deal-news.ts'
import { endMemberships, endMembershipsJob } from './partners/end-memberships.job.ts'
import { handOverCustomers, handOverCustomersJob } from './partners/hand-over-customers.job.ts'
import { lookAfterAdvisor, lookAfterAdvisorJob } from './partners/look-after-advisor.job.ts'
import { lookAfterAdvisors, lookAfterAdvisorsJob } from './partners/look-after-advisors.job.ts'
import { tellOfMissingPartner, tellOfMissingPartnerJob } from './partners/tell-of-missing-partner.job.ts'
import { tidyAdvisorDrafts, tidyAdvisorDraftsJob } from './partners/tidy-advisor-drafts.job.ts'
import { type BoundJob, bindJob } from './platform/job.ts'
import { sendLetter } from './platform/letter.ts'
import { sendLetterJob } from './platform/send-letter.job.ts'
import { tidyKeys, tidyKeysJob } from './platform/tidy-keys.job.ts'
import { finishOrder, finishOrderJob } from './renewals/finish-order.job.ts'
import { remindOfRenewals, remindOfRenewalsJob } from './renewals/remind-of-renewals.job.ts'
import { tellOfOrder, tellOfOrderJob } from './renewals/tell-of-order.job.ts'
import { tellOfPartnerQuote, tellOfPartnerQuoteJob } from './renewals/tell-of-partner-quote.job.ts'
import { tellOfQuote, tellOfQuoteJob } from './renewals/tell-of-quote.job.ts'

const nothing = z.strictObject({})

/** Work that takes long and reads much: two at a time leave room for people. Given up after some three hours. */
const heavy = { retries: 11, retryDelaySeconds: 5, expireSeconds: 300, atOnce: 2 }

/** Every kind of work that is done later, and what does it. */
export const jobs: BoundJob[] = [
  bindJob(sendLetter, z.strictObject({ letterId: z.uuid() }), sendLetterJob),
  bindJob(mailPasswordLink, z.strictObject({ linkId: z.uuid(), userId: z.uuid() }), mailPasswordLinkJob),
  bindJob(mailLoginIds, z.strictObject({ organizationId: z.string(), personId: z.uuid() }), mailLoginIdsJob),
  bindJob(tellOfRecovery, z.strictObject({ organizationId: z.uuid(), recoveryRequestId: z.uuid() }), tellOfRecoveryJob),
  bindJob(endAccessRequests, nothing, endAccessRequestsJob),
  bindJob(signLicenceFile, z.strictObject({ organizationId: z.uuid(), fileId: z.uuid() }), signLicenceFileJob),
  bindJob(endMemberships, nothing, endMembershipsJob),
  bindJob(
    handOverCustomers,
    z.strictObject({ partnerId: z.uuid(), fromId: z.uuid(), toId: z.uuid() }),
    handOverCustomersJob,
  ),
  bindJob(lookAfterAdvisors, nothing, lookAfterAdvisorsJob),
  bindJob(lookAfterAdvisor, z.strictObject({ organizationId: z.uuid(), advisorId: z.uuid() }), lookAfterAdvisorJob),
  bindJob(
    tellOfMissingPartner,
    z.strictObject({ organizationId: z.uuid(), missingPartnerId: z.uuid() }),
    tellOfMissingPartnerJob,
  ),
  bindJob(tidyAdvisorDrafts, nothing, tidyAdvisorDraftsJob),
  bindJob(writeExport, z.strictObject({ organizationId: z.uuid(), exportId: z.uuid() }), writeExportJob, heavy),
  bindJob(tidyExports, nothing, tidyExportsJob),
  bindJob(endViewAsLater, z.strictObject({ organizationId: z.uuid(), viewAsId: z.uuid() }), endViewAsJob),
  bindJob(tellOfPartnerQuote, z.strictObject({ organizationId: z.uuid(), quoteId: z.uuid() }), tellOfPartnerQuoteJob),
  bindJob(
    dealNews,
    z.strictObject({ organizationId: z.uuid(), news: z.enum(dealNewsKinds), id: z.uuid() }),
    settleDealCreditJob,
  ),
  bindJob(tellOfOrder, z.strictObject({ organizationId: z.uuid(), orderId: z.uuid() }), tellOfOrderJob),
  bindJob(tellOfQuote, z.strictObject({ organizationId: z.uuid(), quoteId: z.uuid() }), tellOfQuoteJob),
  bindJob(
    tellOfLicenceRequest,
    z.strictObject({ organizationId: z.uuid(), requestId: z.uuid() }),
    tellOfLicenceRequestJob,
  ),
  bindJob(
    tellOfManualQuote,
    z.strictObject({ organizationId: z.uuid(), quoteId: z.uuid(), news: z.enum(quoteNewsKinds) }),
    tellOfManualQuoteJob,
  ),
  bindJob(
    tellOfQuestion,
    z.strictObject({ organizationId: z.uuid(), questionId: z.uuid(), news: z.enum(questionNewsKinds) }),
    tellOfQuestionJob,
  ),
  bindJob(finishOrder, z.strictObject({ organizationId: z.uuid(), orderId: z.uuid() }), finishOrderJob, heavy),
  bindJob(remindOfRenewals, nothing, remindOfRenewalsJob, { ...heavy, expireSeconds: 3_600 }),
  bindJob(tidyKeys, nothing, tidyKeysJob),
  bindJob(tidySignIns, nothing, tidySignInsJob),
]
