import type pg from 'pg'
import type { SignedIn } from '../../server/platform/door.ts'
import { addDays, dayAt } from '../../values/calendar.ts'
import { act, asContact, type Company, daysAgo, type Stage } from './acting.ts'
import type { DemoPartnerBase, DemoPartnerMember } from './partner-base.ts'

/** Who let whom in, how long ago and for how long, and what became of it. Customers and partners by their positions. */
type Story = {
  customer: number
  partner: number
  place?: number
  coverage: 'all' | 'assigned'
  /** Days ago that it began. */
  began: number
  /** Days that it lasts. */
  lasts: number
  extends?: true
  /** Days ago that the customer ended it. */
  removed?: number
  /** Nobody of the partner has taken note yet. */
  unnoticed?: true
}

/** Grants in every state. The first two companies let nobody in: that is for whoever tries the demo. */
const stories: readonly Story[] = [
  { customer: 14, partner: 0, coverage: 'all', began: 200, lasts: 365 },
  { customer: 15, partner: 0, coverage: 'assigned', began: 90, lasts: 365 },
  { customer: 16, partner: 0, place: 1, coverage: 'all', began: 345, lasts: 365 },
  { customer: 17, partner: 0, coverage: 'assigned', began: 300, lasts: 365, removed: 40 },
  { customer: 2, partner: 1, coverage: 'all', began: 150, lasts: 365, extends: true },
  { customer: 3, partner: 1, coverage: 'assigned', began: 60, lasts: 365 },
  { customer: 4, partner: 1, place: 1, coverage: 'all', began: 30, lasts: 365 },
  { customer: 5, partner: 1, place: 1, coverage: 'all', began: 2, lasts: 365, unnoticed: true },
  { customer: 7, partner: 1, place: 2, coverage: 'assigned', began: 20, lasts: 180 },
  { customer: 23, partner: 2, coverage: 'all', began: 120, lasts: 700 },
  { customer: 24, partner: 2, coverage: 'assigned', began: 359, lasts: 365, extends: true },
  { customer: 18, partner: 4, coverage: 'all', began: 375, lasts: 365 },
  { customer: 19, partner: 5, coverage: 'all', began: 100, lasts: 365 },
  { customer: 19, partner: 6, coverage: 'assigned', began: 45, lasts: 90 },
  { customer: 20, partner: 5, coverage: 'assigned', began: 10, lasts: 365, unnoticed: true },
  { customer: 21, partner: 11, coverage: 'all', began: 130, lasts: 365 },
  { customer: 26, partner: 2, coverage: 'all', began: 3, lasts: 365, unnoticed: true },
  { customer: 36, partner: 8, coverage: 'assigned', began: 70, lasts: 365 },
]

/** Plays how customers let partners in, what partners looked at, and what ended (PAR-6 to PAR-9). */
export async function actAdvisors(stage: Stage & { owner: pg.Pool }): Promise<void> {
  for (const story of stories) await actStory(stage, story)
  // Whose membership is over was let in while it was not.
  for (const { organization, partner } of stage.base.partners)
    await stage.owner.query('update partners set status = $2 where partner_id = $1 and status <> $2', [
      organization.id,
      partner.status,
    ])
}

async function actStory(stage: Stage & { owner: pg.Pool }, story: Story): Promise<void> {
  const company = stage.base.customers[story.customer]
  const partner = stage.base.partners[story.partner]
  if (!company || !partner) throw new Error('a story about nobody')
  const admin = company.contacts.find(({ userId, types }) => userId !== null && types.includes('administrator'))
  const told = partner.people.find(({ roles }) => roles.includes('sales')) ?? partner.people[0]
  if (!admin || !told) return
  const grantId = await letIn(stage, story, { company, partner, admin: asContact(company, admin), told })
  if (!story.unnoticed) await lookIn(stage, story, { company, partner, told })
  if (story.removed !== undefined)
    await act(stage, 'removeAdvisor', asContact(company, admin), daysAgo(stage, story.removed), company, {
      advisorId: grantId,
      reason: 'We look after it ourselves now.',
    })
}

type Scene = { company: Company; partner: DemoPartnerBase; admin: SignedIn; told: DemoPartnerMember }

/** The wizard, step by step, as the customer's administrator went through it. */
async function letIn(stage: Stage & { owner: pg.Pool }, story: Story, scene: Scene): Promise<string> {
  const { company, partner, admin, told } = scene
  const at = daysAgo(stage, story.began)
  const ask = async (name: Parameters<typeof act>[1], input: Record<string, unknown>) =>
    idOf((await act(stage, name, admin, at, company, input)).output)
  const place = story.place ?? 0
  const draftId = await ask('startAdvisorDraft', {})
  await ask('updateAdvisorDraft', {
    draftId,
    country: partner.partner.places[place]?.country,
    partnerNumber: partner.organization.number,
    locationId: partner.places[place],
  })
  await ask('updateAdvisorDraft', { draftId, contactId: told.contactId })
  await ask('updateAdvisorDraft', { draftId, coverage: story.coverage })
  if (story.coverage === 'assigned')
    await act(stage, 'tickDraftLicences', admin, at, company, { draftId, add: await someLicences(stage, company) })
  await ask('updateAdvisorDraft', {
    draftId,
    scopes: story.coverage === 'all' ? ['view', 'quote', 'order'] : ['view', 'quote'],
    endsOn: addDays(dayAt(at, 'UTC'), story.lasts),
    extends: story.extends ?? false,
  })
  return ask('confirmAdvisorDraft', { draftId })
}

/** Every other licence of a company: what an advisor who sees assigned ones is let see. */
async function someLicences({ owner }: { owner: pg.Pool }, company: Company): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from licences where organization_id = $1 order by order_number',
    [company.organization.id],
  )
  return rows.filter((_, index) => index % 2 === 0).map(({ id }) => id)
}

/** Somebody of a partner, as whom to act. */
export function asPartner({ organization }: DemoPartnerBase, who: DemoPartnerMember): SignedIn {
  const { contactId, types, restricted, name, roles, locationId } = who
  const standing = { status: 'active' as const, roles, location: locationId }
  const membership = { contactId, organization, types, restricted, partner: standing }
  return { userId: who.userId ?? '', sessionId: contactId, name, memberships: [membership], staff: null }
}

/** The partner took note the next day, and has looked since. */
async function lookIn(stage: Stage, story: Story, scene: Omit<Scene, 'admin'>): Promise<void> {
  const { company, partner, told } = scene
  const who = asPartner(partner, told)
  const there = { organization: partner.organization, customer: partner.partner }
  const customerNumber = company.organization.number
  await act(stage, 'noticeCustomer', who, daysAgo(stage, story.began - 1), there, { customerNumber })
  const last = story.removed ?? Math.max(story.began - story.lasts, 0)
  for (const days of [story.began - 1, (story.began + last) / 2, last + 1].filter((one) => one > last))
    await act(stage, 'readCustomer', who, daysAgo(stage, days), there, { customerNumber })
}

function idOf(output: unknown): string {
  return typeof output === 'object' && output !== null && 'id' in output ? String(output.id) : ''
}
