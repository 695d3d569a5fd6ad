import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf, problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { type Submission, submitted } from '../app/submission.ts'
import { type Visit, visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import { Undoable } from '../ui/undoable.tsx'
import type { Route } from './+types/saved-views.ts'
import { readListQuery } from './licence-list-address.ts'
import { changed, listHref } from './licence-list-query.ts'
import { licencePaths } from './licence-paths.ts'
import { ownViewTabs, type ViewTab } from './view-tabs.ts'

export const handle = { messages: ['licences'] } satisfies PageHandle

/** What the address says of the list to keep; empty where one came only to look. */
function queryToKeep(url: URL): string {
  return listHref('', changed(readListQuery(url.searchParams), {})).slice(1)
}

/** LIC-3, UX-11: a contact's own views of the list: keeps the one in the address, and deletes those no longer used. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  outputOf(await call('listLicenceViews', { number: params.number }))
  const path = `/${params.lang}/o/${params.number}/licences`
  const own = await ownViewTabs(call, { number: params.number, path, query: null })
  const name = url.searchParams.get('deleted')
  const deleted = name === null ? null : { name, query: url.searchParams.get('was') ?? '' }
  // What the address says was deleted is only told while it is so.
  const isThere = own.some(({ label }) => label === deleted?.name)
  return { own, query: queryToKeep(url), deleted: isThere ? null : deleted }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const here = context.get(visit)
  const submission = submitted(context)
  const viewId = submission.text('viewId')
  if (viewId !== '') return remove(here, { number: params.number, viewId }, submission, url)
  const query = queryToKeep(url)
  const { text, idempotencyKey } = submission
  const given = { number: params.number, name: text('name'), query }
  const answer = await here.call('saveLicenceView', given, { idempotencyKey })
  if (!answer.ok) return refused(submission, answer.problem, ['name'])
  throw redirect(`/${params.lang}/o/${params.number}/licences?${answer.output.query}`, 303)
}

async function remove(
  { call }: Visit,
  given: { number: string; viewId: string },
  { idempotencyKey }: Submission,
  url: URL,
): Promise<never> {
  const { items } = outputOf(await call('listLicenceViews', { number: given.number }))
  const view = items.find(({ id }) => id === given.viewId)
  const answer = await call('deleteLicenceView', given, { idempotencyKey: `${idempotencyKey ?? ''} ${given.viewId}` })
  // Deleted in another tab of the browser already: what was wanted is so.
  if (!answer.ok && answer.problem.code !== 'not-found') throw problemPage(answer.problem)
  const deleted = view === undefined ? '' : `?${new URLSearchParams({ deleted: view.name, was: view.query })}`
  throw redirect(`${url.pathname}${deleted}`, 303)
}

function OwnViews({ own, list }: { own: readonly ViewTab[]; list: string }) {
  const { t, f } = useI18n()
  return (
    <Table
      caption={t('licences.views.title')}
      count={t('licences.views.count', { count: own.length, written: f.number(own.length) })}
      rows={own}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          label: t('licences.views.name'),
          rowHeader: true,
          cell: (row) => <TextLink to={row.href}>{row.label}</TextLink>,
        },
        {
          key: 'delete',
          label: t('licences.views.delete'),
          hideLabel: true,
          align: 'end',
          cell: (row) => (
            <Form answer={noAnswer} inline label={row.label}>
              <Button
                kind="quiet"
                name="viewId"
                value={row.id}
                aria-label={t('licences.views.deleteOne', { name: row.label })}
              >
                {t('licences.views.delete')}
              </Button>
            </Form>
          ),
        },
      ]}
      empty={
        <EmptyState
          kind="nothing-yet"
          title={t('licences.views.empty')}
          action={<LinkButton to={list}>{t('licences.views.toList')}</LinkButton>}
        >
          {t('licences.views.emptyText')}
        </EmptyState>
      }
    />
  )
}

export default function SavedViews({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { own, query, deleted } = loaderData
  const paths = licencePaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('licences.views.title')}
        lead={t('licences.views.lead')}
        crumbs={[{ label: t('licences.title'), href: paths.list }]}
      />
      <div className="flex flex-col gap-6">
        {deleted === null ? null : (
          <Undoable
            title={t('licences.views.deleted', { name: deleted.name })}
            about={deleted.name}
            undo={{ action: `${paths.views}?${deleted.query}`, fields: [{ name: 'name', value: deleted.name }] }}
          >
            {t('licences.views.deletedText')}
          </Undoable>
        )}
        {query === '' ? null : (
          <Card title={t('licences.views.save')}>
            <Form>
              <TextInput
                name="name"
                width="half"
                label={t('licences.views.name')}
                hint={t('licences.views.nameHint')}
                required
                maxLength={40}
                autoComplete="off"
              />
              <ButtonRow>
                <Button kind="primary">{t('licences.views.save')}</Button>
                <LinkButton to={`${paths.list}?${query}`}>{t('licences.views.toList')}</LinkButton>
              </ButtonRow>
            </Form>
          </Card>
        )}
        {query !== '' && own.length === 0 ? null : <OwnViews own={own} list={paths.list} />}
      </div>
    </>
  )
}
