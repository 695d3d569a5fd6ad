import { RotateCcw } from 'lucide-react'
import { redirect } from 'react-router'
import type { GivenUpJob } from '../../contract/upkeep.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/given-up-jobs.ts'
import { useJobWords } from './job-words.ts'

export const handle = { messages: ['upkeep'] } satisfies PageHandle

const rowsPerPage = 50

/** Staff see what the portal gave up, so that nothing is lost quietly. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const after = url.searchParams.get('after') ?? undefined
  const page = pageOfList(await call('listGivenUpJobs', { after, limit: rowsPerPage }), url)
  return { ...page, retried: url.searchParams.get('retried')?.slice(0, 60) ?? null }
}

/** Has one job tried again. */
export async function action({ context, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { text, idempotencyKey } = submitted(context)
  const { kind } = outputOf(await call('retryJob', { jobId: text('jobId') }, { idempotencyKey }))
  return redirect(`${url.pathname}?${new URLSearchParams({ retried: kind })}`, 303)
}

function useJobColumns(): readonly Column<GivenUpJob>[] {
  const { t, f } = useI18n()
  const words = useJobWords()
  return [
    {
      key: 'job',
      label: t('upkeep.job'),
      rowHeader: true,
      roomy: true,
      cell: (row) => words(row.kind),
    },
    {
      key: 'why',
      label: t('upkeep.why'),
      roomy: true,
      cell: (row) =>
        row.fault === null ? (
          t('upkeep.timeOut')
        ) : (
          <code className="font-mono text-hint">{[row.fault.kind, row.fault.code].filter(Boolean).join(' ')}</code>
        ),
    },
    {
      key: 'attempts',
      label: t('upkeep.attempts'),
      align: 'end',
      cell: (row) => (row.attempts === null ? t('upkeep.unknown') : f.number(row.attempts)),
    },
    {
      key: 'asked',
      label: t('upkeep.asked'),
      phone: 'hide',
      cell: (row) => (row.askedAt === null ? t('upkeep.unknown') : f.instant(row.askedAt)),
    },
    { key: 'givenUp', label: t('upkeep.givenUp'), cell: (row) => f.instant(row.givenUpAt) },
    {
      key: 'action',
      label: t('upkeep.action'),
      hideLabel: true,
      nowrap: true,
      cell: (row) => (
        <Form answer={noAnswer} inline>
          <input type="hidden" name="jobId" value={row.id} />
          <Button icon={RotateCcw} aria-label={t('upkeep.actionFor', { job: words(row.kind) })}>
            {t('upkeep.action')}
          </Button>
        </Form>
      ),
    },
  ]
}

export default function GivenUpJobs({ loaderData }: Route.ComponentProps) {
  const { t, f } = useI18n()
  const words = useJobWords()
  const columns = useJobColumns()
  const { items, pages, total, retried } = loaderData
  return (
    <>
      <PageHeader title={t('upkeep.title')} lead={t('upkeep.lead')} />
      <div className="flex flex-col gap-6">
        {retried === null ? null : (
          <Notice tone="ok" announce title={t('upkeep.retried')}>
            {t('upkeep.retriedText', { job: words(retried) })}
          </Notice>
        )}
        <Table
          caption={t('upkeep.title')}
          columns={columns}
          rows={items}
          rowKey={(row) => row.id}
          count={t('upkeep.count', {
            count: total.count,
            written: `${total.atLeast ? '> ' : ''}${f.number(total.count)}`,
          })}
          empty={
            <EmptyState kind="nothing-yet" title={t('upkeep.none')}>
              {t('upkeep.noneText')}
            </EmptyState>
          }
        />
        <Pager label={t('upkeep.pages')} {...pages} />
      </div>
    </>
  )
}
