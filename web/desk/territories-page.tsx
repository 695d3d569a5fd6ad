import { redirect } from 'react-router'
import type { Territory } from '../../contract/territories.ts'
import { countryChoices } from '../accounts/country-choices.ts'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Anew } from '../ui/anew.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Choice, Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/territories-page.ts'

export const handle = { messages: ['territories'] } satisfies PageHandle

/** REN-7: which specialist looks after which part of the world; renewals managers decide it. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const after = url.searchParams.get('after') ?? undefined
  const { items, pages, specialists, actions } = pageOfList(await call('listTerritories', { after }), url)
  return {
    ...{ items, pages, assign: actions.assign, done: url.searchParams.has('done') },
    countries: countryChoices(language),
    specialists: specialists.map(({ id, name }) => ({ value: id, label: name })),
  }
}

export async function action({ context }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = {
    country: submission.text('country'),
    state: submission.text('state'),
    staffId: submission.text('staffId'),
  }
  const answer = await call('assignTerritory', given)
  if (answer.ok) throw redirect(`/${language}/console/territories?done=assigned`, 303)
  return refused(submission, answer.problem, ['country', 'state', 'staffId'])
}

function Assign({ countries, specialists }: { countries: readonly Choice[]; specialists: readonly Choice[] }) {
  const { t } = useI18n()
  return (
    <Card title={t('territories.assign.title')}>
      <Form label={t('territories.assign.title')}>
        <Anew>
          <Select
            name="country"
            label={t('territories.country')}
            required
            choices={[{ value: '', label: t('territories.assign.choose') }, ...countries]}
          />
          <TextInput
            name="state"
            label={t('territories.state')}
            hint={t('territories.assign.stateHint')}
            maxLength={60}
            autoComplete="off"
          />
          <Select
            name="staffId"
            label={t('territories.specialist')}
            hint={t('territories.assign.nobodyHint')}
            choices={[{ value: '', label: t('territories.assign.nobody') }, ...specialists]}
          />
        </Anew>
        <Button kind="primary" className="self-start">
          {t('territories.assign.action')}
        </Button>
      </Form>
    </Card>
  )
}

function Specialist({ specialist, isAtDesk }: Territory) {
  const { t } = useI18n()
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {specialist.name}
      {isAtDesk ? null : <Badge tone="warn">{t('territories.gone')}</Badge>}
    </span>
  )
}

export default function TerritoriesPage({ loaderData }: Route.ComponentProps) {
  const { t, f } = useI18n()
  const { items, pages, assign, done, countries, specialists } = loaderData
  return (
    <>
      <PageHeader title={t('territories.title')} lead={t('territories.lead')} />
      <div className="flex flex-col gap-6">
        {done ? <Notice tone="ok" announce title={t('territories.assign.done')} /> : null}
        <div>
          <Table
            caption={t('territories.caption')}
            rows={items}
            rowKey={({ country, state }) => `${country} ${state ?? ''}`}
            columns={[
              {
                key: 'country',
                label: t('territories.country'),
                rowHeader: true,
                cell: ({ country }) => f.country(country),
              },
              {
                key: 'state',
                label: t('territories.state'),
                cell: ({ state }) => state ?? <span className="text-muted">{t('territories.whole')}</span>,
              },
              { key: 'specialist', label: t('territories.specialist'), cell: (row) => <Specialist {...row} /> },
              {
                key: 'since',
                label: t('territories.since'),
                phone: 'hide',
                cell: ({ assignedAt, assignedBy }) => (
                  <span className="tabular">
                    {f.instant(assignedAt)} <span className="block text-hint text-muted">{assignedBy}</span>
                  </span>
                ),
              },
            ]}
            empty={
              <EmptyState kind="nothing-yet" title={t('territories.empty')}>
                {t('territories.emptyText')}
              </EmptyState>
            }
          />
          <Pager label={t('territories.pages')} {...pages} />
        </div>
        {assign === null ? (
          <Assign countries={countries} specialists={specialists} />
        ) : (
          <p className="text-muted">{t('territories.byManagers')}</p>
        )}
      </div>
    </>
  )
}
