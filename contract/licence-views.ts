import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, line, organizationNumber } from './fields.ts'
import { licenceFilters } from './licences.ts'

/** So many views a contact may keep: more do not fit beside each other. */
export const licenceViewsMost = 20

const shown = z.strictObject(licenceFilters)

/**
 * The list's query in its one spelling, or null where the list knows no such query: an unknown name, a value that it does
 * not take, or the place of a page, which is nothing to come back to.
 */
function listQuery(text: string): string | null {
  const params = new URLSearchParams(text)
  const given = [...new Set(params.keys())].map((name) => {
    const values = params.getAll(name)
    return [name, values.length === 1 ? values[0] : values]
  })
  if (!shown.safeParse(Object.fromEntries(given)).success) return null
  const query = new URLSearchParams()
  for (const name of Object.keys(licenceFilters))
    for (const value of params.getAll(name).filter((one) => one !== '')) query.append(name, value)
  return query.toString()
}

const query = z
  .string()
  .max(2_000, 'too-long')
  .transform((text, context) => {
    const known = listQuery(text)
    if (known !== null && known.length <= 2_000) return known
    context.addIssue({ code: 'custom', message: 'not-a-list-query' })
    return z.NEVER
  })

/** A view that a contact keeps: the licence list's query, such as `status=active&sort=quantity`, under a name. */
const savedView = z.strictObject({ id, name: z.string(), query: z.string() })
export type SavedView = z.output<typeof savedView>

const inOrganization = { number: organizationNumber }

/** A contact's own views of the licence list, which nobody else sees (LIC-3). */
export const keepingViews = {
  listLicenceViews: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licence-views',
    summary: 'The caller’s own views of the licence list, oldest first (LIC-3)',
    permission: 'licence-view.keep',
    input: z.strictObject(inOrganization),
    output: z.strictObject({ items: z.array(savedView) }),
    refusals: [],
  }),
  saveLicenceView: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licence-views',
    summary: 'Keeps filters and order of the licence list under a name, up to 20 of them (LIC-3)',
    permission: 'licence-view.keep',
    input: z.strictObject({ ...inOrganization, name: line(40), query }),
    output: savedView,
    refusals: ['view-name-taken', 'views-full'],
    repeat: 'once',
  }),
  deleteLicenceView: endpoint({
    method: 'DELETE',
    path: '/organizations/{number}/licence-views/{viewId}',
    summary: 'Deletes one of the caller’s own views; the licences stay as they are (LIC-3)',
    permission: 'licence-view.keep',
    input: z.strictObject({ ...inOrganization, viewId: id }),
    output: z.strictObject({ id }),
    refusals: [],
    repeat: 'once',
  }),
}
