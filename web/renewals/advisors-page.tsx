import { ListChecks, UserPlus } from 'lucide-react'
import type { AdvisorDraftView } from '../../contract/advisor-drafts.ts'
import type { AdvisorView } from '../../contract/advisors.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pagesAround } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Route } from './+types/advisors-page.ts'
import { AdvisorState, useCoverage } from './advisor-words.tsx'
import { type RenewalPaths, renewalPaths } from './renewal-paths.ts'
import { RenewalTabs } from './renewal-tabs.tsx'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-5, PAR-8: who was let in, and what can be done about it. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number } = params
  const ended = url.searchParams.get('state') === 'ended'
  const after = url.searchParams.get('after')
  const list = outputOf(
    await call('listAdvisors', { number, state: ended ? 'ended' : 'open', ...(after === null ? {} : { after }) }),
  )
  const drafts = list.canAdd === null ? outputOf(await call('listAdvisorDrafts', { number })).items : []
  return { ...list, ended, drafts, pages: pagesAround(url, list.next) }
}

function Ways({ paths, mayAdd }: { paths: RenewalPaths; mayAdd: boolean }) {
  const { t } = useI18n()
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-4">
      <Card title={t('advisors.add.title')}>
        <p className="mb-4">{t('advisors.ways.add')}</p>
        {mayAdd ? (
          <Form action={paths.add} inline>
            <Button kind="primary" icon={UserPlus}>
              {t('advisors.add.title')}
            </Button>
          </Form>
        ) : (
          <p className="text-muted">
            {t('advisors.ways.onlyAdministrators')} <TextLink to={paths.people}>{t('advisors.ways.people')}</TextLink>
          </p>
        )}
      </Card>
      <Card title={t('advisors.update.title')}>
        <p>{t('advisors.ways.update')}</p>
      </Card>
      <Card title={t('advisors.assignments.title')}>
        <p className="mb-4">{t('advisors.ways.assignments')}</p>
        <LinkButton to={paths.assignments} icon={ListChecks}>
          {t('advisors.assignments.title')}
        </LinkButton>
      </Card>
    </div>
  )
}

function Drafts({ drafts, paths }: { drafts: readonly AdvisorDraftView[]; paths: RenewalPaths }) {
  const { t, f } = useI18n()
  return (
    <Section title={t('advisors.drafts.title')}>
      <ul className="flex flex-col gap-2">
        {drafts.map((draft) => (
          <li
            key={draft.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line p-4"
          >
            <span className="min-w-48 flex-1">
              {draft.partnerName ?? t('advisors.drafts.noPartner')}{' '}
              <span className="text-muted">{t('advisors.drafts.changed', { at: f.instant(draft.changedAt) })}</span>
            </span>
            <ButtonRow>
              <LinkButton to={paths.draft(draft.id, draft.nextStep)}>{t('advisors.drafts.goOn')}</LinkButton>
              <Form action={paths.discard(draft.id)} inline>
                <Button kind="quiet">{t('advisors.drafts.discard')}</Button>
              </Form>
            </ButtonRow>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useColumns(paths: RenewalPaths, ended: boolean) {
  const { t, f } = useI18n()
  const coverage = useCoverage()
  return [
    {
      key: 'name',
      label: t('advisors.fields.partner'),
      rowHeader: true,
      cell: (row: AdvisorView) => <TextLink to={paths.advisor(row.id)}>{row.partner.name}</TextLink>,
    },
    {
      key: 'state',
      label: t('advisors.fields.state'),
      cell: (row: AdvisorView) => <AdvisorState state={row.state} />,
    },
    { key: 'sees', label: t('advisors.fields.sees'), roomy: true, cell: (row: AdvisorView) => coverage(row) },
    { key: 'contact', label: t('advisors.fields.contact'), cell: (row: AdvisorView) => row.contact.name },
    {
      key: 'end',
      label: t(ended ? 'advisors.fields.endedOn' : 'advisors.fields.endsOn'),
      nowrap: true,
      cell: (row: AdvisorView) => (row.ended === null ? f.day(row.endsOn) : f.instant(row.ended.at)),
    },
  ]
}

export default function AdvisorsPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { items, ended, drafts, pages, canAdd } = loaderData
  const paths = renewalPaths(language, params.number)
  const columns = useColumns(paths, ended)
  return (
    <>
      <PageHeader title={t('advisors.title')} lead={t('advisors.lead')} />
      <RenewalTabs paths={paths} current="advisors" />
      <div className="flex flex-col gap-8">
        <Ways paths={paths} mayAdd={canAdd === null} />
        {drafts.length === 0 ? null : <Drafts drafts={drafts} paths={paths} />}
        <Section title={t('advisors.list.title')}>
          <Tabs
            label={t('advisors.list.views')}
            tabs={[
              { label: t('advisors.list.open'), href: paths.advisors, current: !ended },
              { label: t('advisors.list.ended'), href: `${paths.advisors}?state=ended`, current: ended },
            ]}
          />
          <Table
            caption={t(ended ? 'advisors.list.ended' : 'advisors.list.open')}
            columns={columns}
            rows={items}
            rowKey={(row) => row.id}
            empty={
              <EmptyState kind="nothing-yet" title={t(ended ? 'advisors.list.noneEnded' : 'advisors.list.none')}>
                {t('advisors.list.noneText')}
              </EmptyState>
            }
          />
          <Pager label={t('advisors.list.pages')} {...pages} />
          <p className="max-w-prose text-muted">{t('advisors.distributor')}</p>
        </Section>
      </div>
    </>
  )
}
