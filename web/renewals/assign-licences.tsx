import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/assign-licences.ts'
import { AssignableFilters } from './assignable-filters.tsx'
import { assignableHref, readAssignableQuery, tickingGiven } from './assignable-query.ts'
import { AssignableTable } from './assignable-table.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-8: the licences that one advisor sees, and those that it does not. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, advisorId } = params
  const advisor = outputOf(await call('readAdvisor', { number, advisorId }))
  const query = readAssignableQuery(url, 'shared')
  const answer = await call('listLicenceAssignments', {
    number,
    q: query.q,
    product: query.product,
    advisor: query.extra === 'yes' ? advisorId : '',
    notOf: query.extra === 'no' ? advisorId : '',
    ...(query.after === null ? {} : { after: query.after }),
  })
  return { advisor, query, done: url.searchParams.get('done'), ...pageOfList(answer, url) }
}

/** Shares or no longer shares the ticked rows, or all that the address shows; it holds with the partner's next request. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { number, advisorId } = params
  const query = readAssignableQuery(url, 'shared')
  const given = tickingGiven(query, submission.text('wanted'), submission.texts('licence'))
  const { idempotencyKey } = submission
  const answer = await call('changeAssignments', { number, advisorId, ...given }, { idempotencyKey })
  if (!answer.ok) return refused(submission, answer.problem, [])
  const back = new URL(url)
  back.searchParams.delete('select')
  back.searchParams.set('done', `${answer.output.added} ${answer.output.removed}`)
  throw redirect(`${back.pathname}${back.search}`, 303)
}

function Done({ done }: { done: string | null }) {
  const { t, f } = useI18n()
  const [added = 0, removed = 0] = (done ?? '').split(' ').map(Number)
  if (done === null || Number.isNaN(added) || Number.isNaN(removed)) return null
  return (
    <div className="mb-4">
      <Notice tone="ok" announce title={t('advisors.assign.done')}>
        {t('advisors.assign.doneText', { added: f.number(added), removed: f.number(removed) })}
      </Notice>
    </div>
  )
}

export default function AssignLicences({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { advisor, query, items, total, products, pages, done } = loaderData
  const paths = renewalPaths(language, params.number)
  const path = paths.licences(advisor.id)
  const { name } = advisor.partner
  const mayAssign = advisor.actions.assign === null
  return (
    <>
      <PageHeader
        title={t('advisors.licences.title', { name })}
        lead={mayAssign ? t('advisors.assign.lead') : t('advisors.assign.readOnly')}
        crumbs={[
          { label: t('advisors.tabs.advisors'), href: paths.advisors },
          { label: name, href: paths.advisor(advisor.id) },
        ]}
        actions={<LinkButton to={paths.advisor(advisor.id)}>{t('advisors.backToAdvisor')}</LinkButton>}
      />
      <Done done={done} />
      <AssignableFilters
        path={path}
        query={query}
        products={products}
        extra={{
          name: 'shared',
          label: t('advisors.licences.shared'),
          choices: [
            { value: '', label: t('advisors.filters.any') },
            { value: 'yes', label: t('advisors.licences.yes') },
            { value: 'no', label: t('advisors.licences.no') },
          ],
        }}
      />
      <AssignableTable
        key={advisor.version}
        caption={t('advisors.licences.caption')}
        rows={items}
        total={total}
        paths={paths}
        pages={pages}
        clearHref={path}
        last={{
          key: 'shared',
          label: t('advisors.licences.shared'),
          cell: (row) =>
            row.advisors.includes(advisor.id) ? (
              <Badge tone="ok">{t('advisors.licences.yes')}</Badge>
            ) : (
              t('advisors.licences.no')
            ),
        }}
        {...(mayAssign
          ? {
              bulk: {
                action: assignableHref(path, 'shared', query, query.all ? 'all' : undefined),
                actions: (
                  <>
                    <Button name="wanted" value="add">
                      {t('advisors.licences.share')}
                    </Button>
                    <Button name="wanted" value="remove">
                      {t('advisors.licences.unshare')}
                    </Button>
                  </>
                ),
                matching: {
                  chosen: query.all,
                  chooseHref: assignableHref(path, 'shared', query, 'all'),
                  clearHref: assignableHref(path, 'shared', query),
                },
              },
            }
          : {})}
      />
    </>
  )
}
