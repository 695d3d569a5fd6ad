import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { invalid } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { translator } from '../app/translator.ts'
import { visit } from '../app/visit.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/licence-assignments.ts'
import { AssignableFilters } from './assignable-filters.tsx'
import { assignableHref, readAssignableQuery, tickingGiven } from './assignable-query.ts'
import { AssignableTable } from './assignable-table.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-8: licences and the advisors that see them; those that nobody sees can be asked for and assigned together. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const query = readAssignableQuery(url, 'advisor')
  const answer = await call('listLicenceAssignments', {
    number: params.number,
    q: query.q,
    product: query.product,
    advisor: query.extra,
    ...(query.after === null ? {} : { after: query.after }),
  })
  const contact = actor.kind === 'contact' ? actor.contact : undefined
  return {
    query,
    done: url.searchParams.get('done'),
    isAdministrator: contact?.types.includes('administrator') ?? false,
    ...pageOfList(answer, url),
  }
}

/** Assigns the ticked licences, or all that the address shows, to the chosen advisor. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const advisorId = submission.text('to')
  if (advisorId === '') {
    const t = translator(language, ['advisors'])
    return invalid(submission, [{ field: 'to', message: t('advisors.assignments.choose') }])
  }
  const query = readAssignableQuery(url, 'advisor')
  const given = { ...tickingGiven(query, 'add', submission.texts('licence')), seenBy: query.all ? query.extra : '' }
  const { idempotencyKey } = submission
  const answer = await call('changeAssignments', { number: params.number, advisorId, ...given }, { idempotencyKey })
  if (!answer.ok) return refused(submission, answer.problem, ['to'])
  const back = new URL(url)
  back.searchParams.delete('select')
  back.searchParams.set('done', String(answer.output.added))
  throw redirect(`${back.pathname}${back.search}`, 303)
}

export default function LicenceAssignments({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { query, items, total, products, advisors, pages, done, isAdministrator } = loaderData
  const paths = renewalPaths(language, params.number)
  const path = paths.assignments
  const namesOf = (ids: readonly string[]) => advisors.filter(({ id }) => ids.includes(id))
  const assignable = advisors.filter(({ coverage }) => coverage === 'assigned')
  return (
    <>
      <PageHeader
        title={t('advisors.assignments.title')}
        lead={t('advisors.assignments.lead')}
        crumbs={[{ label: t('advisors.tabs.advisors'), href: paths.advisors }]}
      />
      {done === null ? null : (
        <div className="mb-4">
          <Notice tone="ok" announce title={t('advisors.assign.done')}>
            {t('advisors.assignments.done', { count: Number(done) || 0 })}
          </Notice>
        </div>
      )}
      <AssignableFilters
        path={path}
        query={query}
        products={products}
        extra={{
          name: 'advisor',
          label: t('advisors.fields.advisor'),
          choices: [
            { value: '', label: t('advisors.filters.any') },
            { value: 'none', label: t('advisors.assignments.none') },
            ...advisors.map(({ id, name }) => ({ value: id, label: name })),
          ],
        }}
      />
      <AssignableTable
        caption={t('advisors.assignments.title')}
        rows={items}
        total={total}
        paths={paths}
        pages={pages}
        clearHref={path}
        last={{
          key: 'advisors',
          label: t('advisors.assignments.seenBy'),
          roomy: true,
          cell: (row) =>
            row.advisors.length === 0 ? (
              <span className="text-muted">{t('advisors.assignments.nobody')}</span>
            ) : (
              <ul>
                {namesOf(row.advisors).map(({ id, name, coverage }) => (
                  <li key={id}>
                    <TextLink to={paths.advisor(id)}>{name}</TextLink>
                    {coverage === 'all' ? (
                      <span className="text-muted"> ({t('advisors.assignments.seesAll')})</span>
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
        }}
        {...(isAdministrator && assignable.length > 0
          ? {
              bulk: {
                action: assignableHref(path, 'advisor', query, query.all ? 'all' : undefined),
                actions: (
                  <div className="flex flex-wrap items-end gap-2">
                    <Select
                      name="to"
                      label={t('advisors.assignments.to')}
                      choices={[
                        { value: '', label: t('advisors.assignments.chooseAdvisor') },
                        ...assignable.map(({ id, name }) => ({ value: id, label: name })),
                      ]}
                    />
                    <Button>{t('advisors.assignments.action')}</Button>
                  </div>
                ),
                matching: {
                  chosen: query.all,
                  chooseHref: assignableHref(path, 'advisor', query, 'all'),
                  clearHref: assignableHref(path, 'advisor', query),
                },
              },
            }
          : {})}
      />
    </>
  )
}
