import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instantField, language, pageInput, pageOf } from './fields.ts'

const letterFacts = {
  id,
  kind: z.string(),
  language,
  recipientName: z.string(),
  recipientEmail: z.string(),
  subject: z.string(),
  createdAt: instantField,
  sentAt: instantField.nullable(),
}

/** Every letter that the portal wrote, to be read in the demo without a mail server (PLT-7). */
export const mailbox = {
  listLetters: endpoint({
    method: 'GET',
    path: '/demo/letters',
    summary: 'Letters that the demo wrote, newest first, or those to one address',
    permission: 'public',
    input: z.strictObject({ to: z.string().max(254, 'too-long').default(''), ...pageInput }),
    output: pageOf(z.strictObject(letterFacts)),
    refusals: [],
    demoOnly: true,
  }),
  readLetter: endpoint({
    method: 'GET',
    path: '/demo/letters/{letterId}',
    summary: 'One letter as it went out, as text and as HTML',
    permission: 'public',
    input: z.strictObject({ letterId: id }),
    output: z.strictObject({ ...letterFacts, text: z.string(), html: z.string() }),
    refusals: [],
    demoOnly: true,
  }),
}
