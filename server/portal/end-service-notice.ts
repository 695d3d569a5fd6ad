import type { portal } from '../../contract/portal.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { endedAt, noticeState, viewNotice } from './notice-rules.ts'
import { saveNotice, takeNotice } from './portal-queries.ts'

/** PLT-8: takes a notice off the pages; doing it twice changes nothing more. */
export const endServiceNotice: Operation<typeof portal.endServiceNotice> = async (ctx, input) => {
  const notice = await takeNotice(ctx, input.noticeId)
  if (noticeState(notice, ctx.now) === 'over') return viewNotice(notice, ctx.now)
  const ended = { ...notice, ends_at: endedAt(notice, ctx.now) }
  await saveNotice(ctx, ended)
  await record(ctx, {
    action: 'service-notice.ended',
    subject: { kind: 'service-notice', id: notice.id, label: notice.text_en.slice(0, 100) },
    before: { endsAt: notice.ends_at },
    after: { endsAt: ended.ends_at },
  })
  return viewNotice(ended, ctx.now)
}
