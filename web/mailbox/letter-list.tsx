import { Search } from 'lucide-react'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { mailbox } from '../../contract/mailbox.ts'
import { onlyInDemo } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/letter-list.ts'

export const handle = { messages: ['mailbox'], noScript: true } satisfies PageHandle

const rowsPerPage = 50

type Letter = OutputOf<typeof mailbox.listLetters>['items'][number]

/** PLT-7: every letter that the demo wrote, newest first, or those to one address. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyInDemo(here)
  const to = typedText(url, 'to', 254).trim()
  const after = url.searchParams.get('after') ?? undefined
  return { to, ...pageOfList(await here.call('listLetters', { to, after, limit: rowsPerPage }), url) }
}

function useLetterColumns(): readonly Column<Letter>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'subject',
      label: t('mailbox.subject'),
      rowHeader: true,
      roomy: true,
      cell: (row) => (
        <a
          href={`/${language}/mailbox/${row.id}`}
          lang={row.language}
          className="link inline-flex min-h-6 items-center coarse:min-h-11"
        >
          {row.subject}
        </a>
      ),
    },
    {
      key: 'to',
      label: t('mailbox.to'),
      roomy: true,
      cell: (row) => (
        <span>
          {row.recipientName}
          <span className="block break-all text-muted">{row.recipientEmail}</span>
        </span>
      ),
    },
    {
      key: 'written',
      label: t('mailbox.written'),
      cell: (row) => <span className="tabular">{f.instant(row.createdAt)}</span>,
    },
    {
      key: 'state',
      label: t('mailbox.state'),
      cell: (row) =>
        row.sentAt === null ? (
          <Badge tone="info">{t('mailbox.waiting')}</Badge>
        ) : (
          <Badge tone="ok">{t('mailbox.sent')}</Badge>
        ),
    },
  ]
}

function ToFilter({ to }: { to: string }) {
  const { t, language } = useI18n()
  return (
    <search data-screen-only className="mb-4 max-w-form">
      <Form method="get" action={`/${language}/mailbox`} label={t('mailbox.filter')}>
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-48 flex-1">
            <TextInput
              name="to"
              type="email"
              label={t('mailbox.filterLabel')}
              hint={t('mailbox.filterHint')}
              defaultValue={to}
              autoComplete="off"
              maxLength={254}
            />
          </div>
          <Button icon={Search}>{t('mailbox.filter')}</Button>
        </div>
      </Form>
    </search>
  )
}

export default function LetterList({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { to, items, pages } = loaderData
  const columns = useLetterColumns()
  return (
    <>
      <meta name="robots" content="noindex" />
      <PageHeader title={t('mailbox.title')} lead={t('mailbox.lead')} />
      <ToFilter to={to} />
      <Table
        caption={t('mailbox.title')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        empty={
          to === '' ? (
            <EmptyState kind="nothing-yet" title={t('mailbox.none')}>
              {t('mailbox.noneText')}
            </EmptyState>
          ) : (
            <EmptyState
              kind="no-match"
              title={t('mailbox.noMatch', { to })}
              action={
                <LinkButton to={`/${language}/mailbox`} reload>
                  {t('mailbox.showAll')}
                </LinkButton>
              }
            />
          )
        }
      />
      <Pager label={t('mailbox.pages')} {...pages} />
    </>
  )
}
