import type { portal, ServiceNoticeView } from '../../contract/portal.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { viewNotice } from './notice-rules.ts'
import { type NoticeRow, saveNotice, takeNotice } from './portal-queries.ts'

/** PLT-8: tells everybody of planned work or a known fault, or changes what they are told. */
export const saveServiceNotice: Operation<typeof portal.saveServiceNotice> = async (ctx, input) => {
  if (input.endsAt !== null && input.endsAt < input.startsAt)
    throw new FieldsInvalid(fault('endsAt', 'ends-before-start'))
  const former = input.noticeId === undefined ? null : await takeNotice(ctx, input.noticeId)
  const notice: NoticeRow = {
    id: former?.id ?? ctx.ids.uuid(),
    kind: input.kind,
    text_en: input.textEn,
    text_es: input.textEs,
    starts_at: input.startsAt,
    ends_at: input.endsAt,
  }
  await saveNotice(ctx, notice)
  const view = viewNotice(notice, ctx.now)
  await record(ctx, {
    action: former ? 'service-notice.updated' : 'service-notice.added',
    subject: { kind: 'service-notice', id: notice.id, label: notice.text_en.slice(0, 100) },
    ...(former ? { before: told(viewNotice(former, ctx.now)) } : {}),
    after: told(view),
  })
  return view
}

function told({ kind, textEn, textEs, startsAt, endsAt }: ServiceNoticeView) {
  return { kind, textEn, textEs, startsAt, endsAt }
}
