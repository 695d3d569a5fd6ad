import { Download, RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { redirect, useRevalidator } from 'react-router'
import { type ExportView, exportsUnderWayMost } from '../../contract/exports.ts'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/downloads-page.ts'
import { useDownloadColumns } from './download-columns.tsx'

export const handle = { messages: ['exports'] } satisfies PageHandle

const rowsPerPage = 50
/** How often a page that shows work under way looks how far it is. */
const lookEveryMilliseconds = 2_000

/** UX-36: one's own files in this organization, with how far they are. `asked` is the one that was just asked for. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const after = url.searchParams.get('after') ?? undefined
  const page = pageOfList(await call('listExports', { number: params.number, after, limit: rowsPerPage }), url)
  return {
    ...page,
    asked: page.items.find((one) => one.id === url.searchParams.get('asked')) ?? null,
    full: url.searchParams.has('full') ? exportsUnderWayMost : null,
    isCancelled: url.searchParams.has('cancelled'),
    here: url.pathname + url.search,
  }
}

/** Cancels a file. What was finished meanwhile stays: the list says so. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { text, idempotencyKey } = submitted(context)
  const given = { number: params.number, exportId: text('exportId') }
  const answer = await call('cancelExport', given, { idempotencyKey: `${idempotencyKey ?? ''} ${given.exportId}` })
  if (answer.ok) throw redirect(`${url.pathname}?cancelled`, 303)
  if (answer.problem.code !== 'export-not-under-way') throw problemPage(answer.problem)
  throw redirect(url.pathname, 303)
}

const isUnderWay = ({ status }: ExportView) => status === 'waiting' || status === 'running'

/** Looks again every other second while something is under way; without scripts there is a link for it. */
function useLookingAgain(wanted: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!wanted || state !== 'idle') return
    const timer = setTimeout(() => {
      if (!document.hidden) void revalidate()
    }, lookEveryMilliseconds)
    return () => clearTimeout(timer)
  }, [wanted, state, revalidate])
}

/** What became of the file that was just asked for; read out when it changes. */
function Asked({ file, path }: { file: ExportView; path: string }) {
  const { t, f } = useI18n()
  const rows = t('exports.rowsWritten', { count: file.rowCount, written: f.number(file.rowCount) })
  if (isUnderWay(file))
    return (
      <Notice announce title={t('exports.preparing')}>
        {t('exports.preparingText')}
      </Notice>
    )
  if (file.actions.download !== null) return null
  return (
    <Notice
      tone="ok"
      announce
      title={t('exports.ready')}
      action={
        <LinkButton kind="primary" to={`${path}/${file.id}`} icon={Download} reload>
          {t('exports.downloadOne', { file: file.fileName })}
        </LinkButton>
      }
    >
      {t('exports.readyText', { kind: t(`exports.kinds.${file.kind}`), rows })}
    </Notice>
  )
}

export default function DownloadsPage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { items, pages, asked, full, isCancelled, here } = loaderData
  const path = `/${language}/o/${params.number}/downloads`
  const columns = useDownloadColumns(params.number, path)
  const underWay = items.some(isUnderWay)
  useLookingAgain(underWay)
  return (
    <>
      <PageHeader title={t('exports.title')} lead={t('exports.lead')} />
      <div className="flex flex-col gap-6">
        {asked === null ? null : <Asked file={asked} path={path} />}
        {full === null ? null : (
          <Notice tone="warn" announce title={t('exports.full')}>
            {t('exports.fullText', { most: f.number(full) })}
          </Notice>
        )}
        {isCancelled ? (
          <Notice tone="ok" announce title={t('exports.cancelled')}>
            {t('exports.cancelledText')}
          </Notice>
        ) : null}
        <Table
          caption={t('exports.caption')}
          columns={columns}
          rows={items}
          rowKey={(row) => row.id}
          count={t('exports.count', { count: items.length, written: f.number(items.length) })}
          tools={
            underWay ? (
              <LinkButton to={here} icon={RefreshCw} kind="quiet">
                {t('exports.refresh')}
              </LinkButton>
            ) : undefined
          }
          empty={
            <EmptyState
              kind="nothing-yet"
              title={t('exports.empty')}
              action={
                <LinkButton to={`/${language}/o/${params.number}/licences`}>{t('exports.emptyAction')}</LinkButton>
              }
            >
              {t('exports.emptyText')}
            </EmptyState>
          }
        />
        <Pager label={t('exports.pages')} {...pages} />
      </div>
    </>
  )
}
