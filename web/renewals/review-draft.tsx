import { redirect } from 'react-router'
import type { AdvisorDraftView } from '../../contract/advisor-drafts.ts'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { Notice } from '../ui/notice.tsx'
import type { SummaryRow } from '../ui/summary-list.tsx'
import type { Route } from './+types/review-draft.ts'
import { useCoverage, useScopes } from './advisor-words.tsx'
import { DraftTop, expectOpen, kickerOf, pathsOf, readDraft } from './draft-steps.tsx'
import { type DraftStep, type RenewalPaths, renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-6, step 5: in plain words who may see what until when, before it counts (UX-21, UX-43). */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const draft = await readDraft(call, params, language)
  expectOpen(draft, 'review', pathsOf(params, language))
  return { draft }
}

/** Lets the partner in. A second press, or another tab, leads to the same advisor. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { number, draftId } = params
  const { idempotencyKey } = submission
  const answer = await call('confirmAdvisorDraft', { number, draftId }, { idempotencyKey })
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(pathsOf(params, language).advisorDone(answer.output.id, 'added'), 303)
}

function useSummary(draft: AdvisorDraftView, paths: RenewalPaths): readonly SummaryRow[] {
  const { t, f } = useI18n()
  const coverage = useCoverage()
  const scopes = useScopes()
  const change = (step: DraftStep) => paths.draft(draft.id, step)
  const { listing, contact } = draft
  return [
    {
      label: t('advisors.fields.partner'),
      value: listing === null ? '' : `${listing.name}, ${listing.city}`,
      changeHref: change('find'),
    },
    {
      label: t('advisors.fields.contact'),
      value: contact === null ? '' : [contact.name, contact.email, contact.phone].filter(Boolean).join(' · '),
      changeHref: change('contact'),
    },
    {
      label: t('advisors.fields.sees'),
      value: coverage({ coverage: draft.coverage ?? 'assigned', shared: draft.ticked, licences: draft.licences }),
      changeHref: change(draft.coverage === 'assigned' ? 'licences' : 'view'),
    },
    { label: t('advisors.fields.may'), value: scopes(draft.scopes), changeHref: change('scopes') },
    { label: t('advisors.fields.endsOn'), value: f.day(draft.endsOn), changeHref: change('scopes') },
    {
      label: t('advisors.fields.extends'),
      value: t(draft.extends ? 'advisors.yes' : 'advisors.no'),
      changeHref: change('scopes'),
    },
  ]
}

function Consequence({ draft }: { draft: AdvisorDraftView }) {
  const { t, f } = useI18n()
  const { shown, hidden } = draft.example
  const name = draft.partnerName ?? ''
  const licence = (one: NonNullable<typeof shown>) =>
    t('advisors.view.licence', { code: one.code, product: one.productName })
  return (
    <div className="flex flex-col gap-3">
      <p>
        {t(draft.coverage === 'all' ? 'advisors.review.seesAll' : 'advisors.review.seesAssigned', {
          name,
          day: f.day(draft.endsOn),
        })}{' '}
        {shown === null ? null : t('advisors.review.shown', { licence: licence(shown) })}{' '}
        {hidden === null ? null : t('advisors.review.hidden', { licence: licence(hidden) })}
      </p>
      <p>{t('advisors.review.neverSees')}</p>
      <p>{t('advisors.review.told', { name: draft.contact?.name ?? '' })}</p>
      <p>{t('advisors.distributor')}</p>
      {draft.coverage === 'assigned' && draft.ticked.count === 0 ? (
        <Notice tone="warn" title={t('advisors.review.nothing')}>
          {t('advisors.review.nothingText', { name })}
        </Notice>
      ) : null}
    </div>
  )
}

export default function ReviewDraft({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { draft } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <ConfirmPage
      before={<DraftTop draft={draft} paths={paths} step="review" />}
      title={t('advisors.review.title')}
      kicker={kickerOf(t, 'review')}
      summary={useSummary(draft, paths)}
      consequence={<Consequence draft={draft} />}
      action={t('advisors.review.action', { name: draft.partnerName ?? '' })}
      back={{ href: paths.draft(draft.id, 'scopes'), label: t('advisors.back') }}
    />
  )
}
