import { z } from 'zod'
import { signLicenceFile } from './licences/issue-file.ts'
import { signLicenceFileJob } from './licences/sign-licence-file.job.ts'
import { type BoundJob, bindJob } from './platform/job.ts'
import { sendLetter } from './platform/letter.ts'
import { sendLetterJob } from './platform/send-letter.job.ts'

/** Every kind of work that is done later, and what does it. */
export const jobs: BoundJob[] = [
  bindJob(sendLetter, z.strictObject({ letterId: z.uuid() }), sendLetterJob),
  bindJob(signLicenceFile, z.strictObject({ organizationId: z.uuid(), fileId: z.uuid() }), signLicenceFileJob),
]
