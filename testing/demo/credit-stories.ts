import type pg from 'pg'
import { z } from 'zod'
import { settleDealCreditJob } from '../../server/deal-credits/settle-deal-credit.job.ts'
import { dealNewsKinds } from '../../server/partners/deal-news.ts'
import { act, daysAgo, type Stage } from './acting.ts'
import { asStaff } from './desk-stories.ts'

const news = z.object({ organizationId: z.string(), news: z.enum(dealNewsKinds), id: z.string() })

/** Settles who gets the commission by all that happened so far (PAR-11), and decides one of the cases by hand. */
export async function actCredits(stage: Stage & { owner: pg.Pool }): Promise<void> {
  const { rows } = await stage.owner.query<{ payload: unknown }>(
    "select payload from outbox where kind = 'deal-news' order by created_at, id",
  )
  for (const { payload } of rows) await settleDealCreditJob(stage.door.house, news.parse(payload))
  const { base } = stage
  const [company, partner] = [base.customers[2], base.partners[0]]
  if (!company || !partner) throw new Error('a story about nobody')
  const decided = {
    programmeCode: 'SWM',
    partnerNumber: partner.organization.number,
    reason: 'Agreed at the yearly review: the deal was prepared here.',
  }
  await act(
    stage,
    'changeDealCredit',
    asStaff(base.specialist, 'renewals-specialist'),
    daysAgo(stage, 1),
    company,
    decided,
  )
}
