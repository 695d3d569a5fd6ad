import sql from 'sql-template-tag'
import type { ServiceNoticeView, UsefulLink } from '../../contract/portal.ts'
import type { Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import type { Ctx } from '../platform/operation.ts'

/** A service notice as it is stored. */
export type NoticeRow = {
  id: string
  kind: ServiceNoticeView['kind']
  text_en: string
  text_es: string
  starts_at: Instant
  ends_at: Instant | null
}

/** One thing on every page: a link, which has an address, or a notice, which has a kind and a time. */
export type FrameRow = { en: string; es: string } & (
  | { url: string }
  | { url: null; id: string; kind: ServiceNoticeView['kind']; starts_at: Instant; ends_at: Instant | null }
)

/** So many notices at once are more than anybody reads. */
const noticesOnPages = 20
const noticesListed = 50

/** Links and notices of now and of later, in one statement: pages ask for them again and again. */
export function listFrameRows({ tx, now }: Pick<Ctx, 'tx' | 'now'>): Promise<FrameRow[]> {
  return tx.many(sql`
    (select url, label_en as en, label_es as es, position, null::uuid as id, null as kind, null::timestamptz as starts_at,
      null::timestamptz as ends_at from useful_links)
    union all
    (select null, text_en, text_es, null, id, kind, starts_at, ends_at from service_notices
      where ends_at is null or (ends_at > ${now} and ends_at > starts_at) order by starts_at, id limit ${noticesOnPages})
    order by position, starts_at, id`)
}

/** The links in their order. */
export function listUsefulLinks({ tx }: Ctx): Promise<UsefulLink[]> {
  return tx.many(sql`
    select label_en as "labelEn", label_es as "labelEs", url from useful_links order by position`)
}

/** Puts these links in the place of those that there are; of two who save at once, the later one's stand. */
export async function replaceUsefulLinks({ tx }: Ctx, links: readonly UsefulLink[]): Promise<void> {
  await tx.change(sql`delete from useful_links where position > ${links.length}`)
  for (const [index, link] of links.entries())
    await tx.changeOne(sql`
      insert into useful_links (position, label_en, label_es, url)
      values (${index + 1}, ${link.labelEn}, ${link.labelEs}, ${link.url})
      on conflict (position) do update set label_en = excluded.label_en, label_es = excluded.label_es, url = excluded.url`)
}

/** The latest notices, past ones too. */
export function listNotices({ tx }: Ctx): Promise<NoticeRow[]> {
  return tx.many(sql`
    select id, kind, text_en, text_es, starts_at, ends_at from service_notices
    order by starts_at desc, id desc limit ${noticesListed}`)
}

/** Locks a notice for a change. Refuses `not-found`. */
export async function takeNotice(ctx: Ctx, noticeId: string): Promise<NoticeRow> {
  const notice = await ctx.tx.maybe<NoticeRow>(sql`
    select id, kind, text_en, text_es, starts_at, ends_at from service_notices where id = ${noticeId} for update`)
  if (!notice) throw notFound(ctx.actor)
  return notice
}

/** Writes a notice, new or changed. */
export async function saveNotice({ tx }: Ctx, notice: NoticeRow): Promise<void> {
  await tx.changeOne(sql`
    insert into service_notices (id, kind, text_en, text_es, starts_at, ends_at)
    values (${notice.id}, ${notice.kind}, ${notice.text_en}, ${notice.text_es}, ${notice.starts_at}, ${notice.ends_at})
    on conflict (id) do update set kind = excluded.kind, text_en = excluded.text_en, text_es = excluded.text_es,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at`)
}
