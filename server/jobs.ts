import { z } from 'zod'
import { tidySignIns, tidySignInsJob } from './identity/tidy-sign-ins.job.ts'
import { signLicenceFile } from './licences/issue-file.ts'
import { signLicenceFileJob } from './licences/sign-licence-file.job.ts'
import { type BoundJob, bindJob } from './platform/job.ts'
import { sendLetter } from './platform/letter.ts'
import { sendLetterJob } from './platform/send-letter.job.ts'
import { tidyKeys, tidyKeysJob } from './platform/tidy-keys.job.ts'

const nothing = z.strictObject({})

/** Every kind of work that is done later, and what does it. */
export const jobs: BoundJob[] = [
  bindJob(sendLetter, z.strictObject({ letterId: z.uuid() }), sendLetterJob),
  bindJob(signLicenceFile, z.strictObject({ organizationId: z.uuid(), fileId: z.uuid() }), signLicenceFileJob),
  bindJob(tidyKeys, nothing, tidyKeysJob),
  bindJob(tidySignIns, nothing, tidySignInsJob),
]
