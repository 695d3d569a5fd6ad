import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { localPath } from '../app/local-path.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import { UndoButton, UndoToast } from '../ui/undoable.tsx'
import type { Route } from './+types/change-visibility.ts'
import { licencePaths } from './licence-paths.ts'

export const handle = { messages: ['licences'] } satisfies PageHandle

/** Rows of one page of the list: more cannot be ticked. */
const rowsMost = 100

type RowResult = { id: string; code: string; problem: string | null }

/** The result is only there as the answer to a change; whoever comes by its address gets the list. */
export function loader({ params }: Route.LoaderArgs) {
  return { list: `/${params.lang}/o/${params.number}/licences` }
}

/** LIC-12: hides the ticked licences or shows them again, each by a call of its own, and tells for each what came of it. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { text, texts, idempotencyKey } = submitted(context)
  const wanted: 'shown' | 'hidden' = text('wanted') === 'shown' ? 'shown' : 'hidden'
  const ticked = texts('licence').slice(0, rowsMost)
  const returnTo = localPath(text('returnTo'))
  if (ticked.length === 0) return redirect(returnTo, 303)
  const results: RowResult[] = []
  for (const value of ticked) {
    const [id = '', code = ''] = value.split(' ')
    const answer = await call(
      wanted === 'hidden' ? 'hideLicence' : 'unhideLicence',
      { number: params.number, licenceId: id },
      { idempotencyKey: `${idempotencyKey ?? ''} ${id}` },
    )
    results.push({ id, code, problem: answer.ok ? null : answer.problem.detail })
  }
  const failed = results.filter((result) => result.problem !== null)
  const done = results.filter((result) => result.problem === null)
  return { wanted, returnTo, failed, done } as const
}

export default function ChangeVisibility({ actionData, loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = licencePaths(language, params.number)
  if (actionData === undefined)
    return (
      <>
        <PageHeader title={t('licences.title')} lead={t('licences.visibility.nothingChosen')} />
        <LinkButton to={loaderData.list}>{t('licences.visibility.back')}</LinkButton>
      </>
    )
  const { wanted, returnTo, failed, done } = actionData
  const rows = [...failed, ...done]
  const undo = {
    action: paths.visibility,
    fields: [
      { name: 'returnTo', value: returnTo },
      { name: 'wanted', value: wanted === 'hidden' ? 'shown' : 'hidden' },
      ...done.map(({ id, code }) => ({ name: 'licence', value: `${id} ${code}` })),
    ],
  }
  return (
    <>
      <PageHeader
        title={t(`licences.visibility.${wanted}`, { count: done.length })}
        crumbs={[{ label: t('licences.title'), href: paths.list }]}
        lead={t(`licences.visibility.${wanted}Lead`)}
      />
      <div className="flex flex-col gap-6">
        {done.length === 0 ? null : (
          <UndoToast title={t(`licences.visibility.${wanted}`, { count: done.length })} about={returnTo} undo={undo} />
        )}
        <Table
          caption={t('licences.visibility.results')}
          columns={[
            {
              key: 'code',
              label: t('licences.code'),
              rowHeader: true,
              cell: (row) => <Code value={row.code} />,
            },
            {
              key: 'result',
              label: t('licences.visibility.result'),
              cell: (row) =>
                row.problem === null ? (
                  <Badge tone="ok">{t(`licences.visibility.${wanted}Done`)}</Badge>
                ) : (
                  <span className="text-danger">{row.problem}</span>
                ),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          count={t('licences.visibility.count', { done: done.length, failed: failed.length })}
        />
        <ButtonRow>
          <LinkButton to={returnTo} kind="primary">
            {t('licences.visibility.back')}
          </LinkButton>
          {done.length === 0 ? null : <UndoButton undo={undo} />}
        </ButtonRow>
      </div>
    </>
  )
}
