import { Search } from 'lucide-react'
import { redirect } from 'react-router'
import type { PartnerListing } from '../../contract/advisors.ts'
import { countryChoices } from '../accounts/country-choices.ts'
import { refused } from '../accounts/refused.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { invalid, outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pagesAround } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { translator } from '../app/translator.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Choice, RadioGroup, Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/find-partner.ts'
import { DraftTop, kickerOf, pathsOf, readDraft } from './draft-steps.tsx'
import { type RenewalPaths, renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-6, step 1: which partner. The search is in the address, so that it can be gone back to. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { number } = params
  const draft = await readDraft(call, params, language)
  const organization = outputOf(await call('readOrganization', { number }))
  const country = (typedText(url, 'country', 2) || draft.country) ?? ''
  const state = url.searchParams.has('country') ? typedText(url, 'state', 60) : (draft.state ?? '')
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after')
  const answer =
    country === ''
      ? null
      : await call('findPartners', { number, country, state, q, ...(after === null ? {} : { after }), limit: '25' })
  const found = answer?.ok ? answer.output : null
  return {
    draft,
    query: { country: country || organization.country, state, q },
    found: found === null ? null : { ...found, pages: pagesAround(url, found.next) },
    countries: countryChoices(language),
  }
}

/** Keeps the partner and its place, and goes on to whom to tell. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const [partnerNumber, locationId] = submission.text('listing').split(':')
  if (partnerNumber === undefined || locationId === undefined) {
    const t = translator(language, ['advisors'])
    return invalid(submission, [{ field: 'listing', message: t('advisors.find.choose') }])
  }
  const { number, draftId } = params
  const given = { country: submission.text('country'), state: submission.text('state'), partnerNumber, locationId }
  const answer = await call('updateAdvisorDraft', { number, draftId, ...given })
  if (!answer.ok) return refused(submission, answer.problem, ['listing'])
  throw redirect(pathsOf(params, language).draft(draftId, 'contact'), 303)
}

type Loaded = Route.ComponentProps['loaderData']

function SearchForm({ query, states, countries }: Pick<Loaded, 'query' | 'countries'> & { states: readonly string[] }) {
  const { t } = useI18n()
  return (
    <search>
      <Form method="get" label={t('advisors.find.search')}>
        <Select name="country" label={t('advisors.find.country')} defaultValue={query.country} choices={countries} />
        {states.length === 0 ? null : (
          <Select
            name="state"
            label={t('advisors.find.state')}
            defaultValue={query.state}
            choices={[
              { value: '', label: t('advisors.find.anyState') },
              ...states.map((value) => ({ value, label: value })),
            ]}
          />
        )}
        <TextInput
          name="q"
          type="search"
          label={t('advisors.find.name')}
          hint={t('advisors.find.nameHint')}
          defaultValue={query.q}
        />
        <ButtonRow>
          <Button icon={Search}>{t('advisors.find.action')}</Button>
        </ButtonRow>
      </Form>
    </search>
  )
}

function useListings() {
  const { t, f } = useI18n()
  return (listing: PartnerListing): Choice => {
    const { name, locationName, city, state, country, phone, level } = listing
    const facts = [
      locationName,
      [city, state, f.country(country)].filter((part) => part !== null).join(', '),
      phone,
      level === null ? null : t('advisors.find.level', { level: level.name }),
    ]
    return {
      value: `${listing.partnerNumber}:${listing.locationId}`,
      label: name,
      hint: facts.filter((fact) => fact !== null && fact !== '').join(' · '),
    }
  }
}

function NotListed({ paths, query }: { paths: RenewalPaths; query: Loaded['query'] }) {
  const { t } = useI18n()
  return (
    <TextLink to={`${paths.missing}?${new URLSearchParams({ country: query.country, name: query.q })}`}>
      {t('advisors.find.notListed')}
    </TextLink>
  )
}

export default function FindPartner({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { draft, query, found, countries } = loaderData
  const paths = renewalPaths(language, params.number)
  const choiceOf = useListings()
  const chosen = draft.listing
  return (
    <>
      <DraftTop draft={draft} paths={paths} step="find" />
      <PageHeader title={t('advisors.find.title')} kicker={kickerOf(t, 'find')} lead={t('advisors.find.lead')} />
      <div className="flex max-w-[42rem] flex-col gap-6">
        <SearchForm query={query} states={found?.states ?? []} countries={countries} />
        {found === null ? null : found.items.length === 0 ? (
          <Card>
            <EmptyState
              kind="no-match"
              title={t('advisors.find.none')}
              action={<NotListed paths={paths} query={query} />}
            >
              {t('advisors.find.noneText')}
            </EmptyState>
          </Card>
        ) : (
          <Form>
            <input type="hidden" name="country" value={query.country} />
            <input type="hidden" name="state" value={query.state} />
            <RadioGroup
              name="listing"
              label={t('advisors.find.results')}
              required
              choices={found.items.map(choiceOf)}
              {...(chosen === null ? {} : { defaultValue: `${chosen.partnerNumber}:${chosen.locationId}` })}
            />
            <Pager label={t('advisors.find.pages')} {...found.pages} />
            <NotListed paths={paths} query={query} />
            <ButtonRow>
              <Button kind="primary">{t('advisors.goOn')}</Button>
              <LinkButton to={paths.advisors}>{t('advisors.later')}</LinkButton>
            </ButtonRow>
          </Form>
        )}
      </div>
    </>
  )
}
