import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/tick-licences.ts'
import { AssignableFilters } from './assignable-filters.tsx'
import { assignableHref, readAssignableQuery, tickingGiven } from './assignable-query.ts'
import { AssignableTable } from './assignable-table.tsx'
import { DraftTop, expectOpen, kickerOf, pathsOf, readDraft } from './draft-steps.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-6, step 3, second half: which licences are shared under "view assigned". Each change is kept at once. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { number, draftId } = params
  const draft = await readDraft(call, params, language)
  expectOpen(draft, 'licences', pathsOf(params, language))
  const query = readAssignableQuery(url, 'ticked')
  const answer = await call('listDraftLicences', {
    number,
    draftId,
    q: query.q,
    product: query.product,
    ticked: query.extra,
    ...(query.after === null ? {} : { after: query.after }),
  })
  return { draft, query, ...pageOfList(answer, url) }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { number, draftId } = params
  const query = readAssignableQuery(url, 'ticked')
  const given = tickingGiven(query, submission.text('wanted'), submission.texts('licence'))
  const answer = await call('tickDraftLicences', { number, draftId, ...given })
  if (!answer.ok) return refused(submission, answer.problem, [])
  const back = new URL(url)
  back.searchParams.delete('select')
  throw redirect(`${back.pathname}${back.search}`, 303)
}

export default function TickLicences({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { draft, query, items, total, ticked, products, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  const path = paths.draft(draft.id, 'licences')
  const name = draft.partnerName ?? ''
  return (
    <>
      <DraftTop draft={draft} paths={paths} step="view" />
      <PageHeader
        title={t('advisors.licences.title', { name })}
        kicker={kickerOf(t, 'view')}
        lead={t('advisors.licences.lead')}
      />
      <p role="status" className="mb-4 font-medium">
        {t('advisors.licences.ticked', { count: ticked.count, written: f.number(ticked.count) })}
      </p>
      <AssignableFilters
        path={path}
        query={query}
        products={products}
        extra={{
          name: 'ticked',
          label: t('advisors.licences.shared'),
          choices: [
            { value: '', label: t('advisors.filters.any') },
            { value: 'yes', label: t('advisors.licences.yes') },
            { value: 'no', label: t('advisors.licences.no') },
          ],
        }}
      />
      <AssignableTable
        key={ticked.count}
        caption={t('advisors.licences.caption')}
        rows={items}
        total={total}
        paths={paths}
        pages={pages}
        clearHref={path}
        last={{
          key: 'ticked',
          label: t('advisors.licences.shared'),
          cell: (row) =>
            row.ticked ? <Badge tone="ok">{t('advisors.licences.yes')}</Badge> : t('advisors.licences.no'),
        }}
        bulk={{
          action: assignableHref(path, 'ticked', query, query.all ? 'all' : undefined),
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
            chooseHref: assignableHref(path, 'ticked', query, 'all'),
            clearHref: assignableHref(path, 'ticked', query),
          },
        }}
      />
      <div className="mt-6">
        <ButtonRow>
          <LinkButton kind="primary" to={paths.draft(draft.id, 'scopes')}>
            {t('advisors.goOn')}
          </LinkButton>
          <LinkButton to={paths.draft(draft.id, 'view')}>{t('advisors.back')}</LinkButton>
        </ButtonRow>
      </div>
    </>
  )
}
