import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instantField, line, organizationNumber } from './fields.ts'

/** Whom somebody of the staff looks at the portal as, why, and how long at most. */
const viewAs = z.strictObject({
  organization: z.strictObject({ number: organizationNumber, name: z.string() }),
  contact: z.strictObject({ id, name: z.string() }),
  reason: z.string(),
  startedAt: instantField,
  until: instantField,
})
export type ViewAs = z.output<typeof viewAs>

/**
 * Looking at the portal as a contact (ACC-16). While a session does, all that it asks of that contact's organization is
 * answered as to the contact: what is read, and nothing else.
 */
export const viewingAs = {
  readViewAs: endpoint({
    method: 'GET',
    path: '/view-as',
    summary: 'Whom this session looks at the portal as, if anybody (ACC-16)',
    permission: 'contact.view-as',
    input: z.strictObject({}),
    output: z.strictObject({ viewAs: viewAs.nullable() }),
    refusals: [],
  }),
  startViewAs: endpoint({
    method: 'POST',
    path: '/view-as',
    summary:
      'Lets this session look at the portal as a contact, read-only and for 30 minutes; ends the one before. The organization reads the reason in its activity (ACC-16)',
    permission: 'contact.view-as',
    input: z.strictObject({ number: organizationNumber, contactId: id, reason: line(200) }),
    output: viewAs,
    refusals: ['nothing-to-view'],
    repeat: 'once',
  }),
  endViewAs: endpoint({
    method: 'POST',
    path: '/view-as/end',
    summary: 'Ends looking at the portal as a contact; tells as whom it was, if it had not ended already (ACC-16)',
    permission: 'contact.view-as',
    input: z.strictObject({}),
    output: z.strictObject({ ended: viewAs.nullable() }),
    refusals: [],
  }),
}
