import { z } from 'zod'

/** What the portal answers instead of what was asked for: RFC 9457, with a stable `code` and, at fields, their own. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fields: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  help: z.string().optional(),
})
export type Problem = z.output<typeof problem>
