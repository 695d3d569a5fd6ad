import type { ServiceNoticeView } from '../../contract/portal.ts'
import type { Instant } from '../../values/calendar.ts'
import type { NoticeRow } from './portal-queries.ts'

/** Where a notice stands: on every page from its start until just before its end. One that ends as it starts never is. */
export function noticeState(
  notice: Pick<NoticeRow, 'starts_at' | 'ends_at'>,
  now: Instant,
): ServiceNoticeView['state'] {
  const { starts_at: start, ends_at: end } = notice
  if (end !== null && (end <= now || end <= start)) return 'over'
  return start <= now ? 'shown' : 'coming'
}

/** When a notice ends that is ended now: one that has not begun ends as it would start, and is never shown. */
export function endedAt(notice: NoticeRow, now: Instant): Instant {
  return notice.starts_at > now ? notice.starts_at : now
}

/** A notice as staff see it. */
export function viewNotice(notice: NoticeRow, now: Instant): ServiceNoticeView {
  return {
    id: notice.id,
    kind: notice.kind,
    textEn: notice.text_en,
    textEs: notice.text_es,
    startsAt: notice.starts_at,
    endsAt: notice.ends_at,
    state: noticeState(notice, now),
  }
}
