import { useI18n } from '../app/i18n.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import type { FormFault } from '../ui/form-answer.ts'
import { DateInput, TextInput } from '../ui/text-fields.tsx'
import { type ActivityQuery, activityHref, changed } from './activity-query.ts'
import { actionText } from './activity-words.ts'

/** Filters over the activity of an organization; they live in the address (UX-1, UX-12). */
export function ActivityFilters(props: {
  path: string
  query: ActivityQuery
  people: readonly { userId: string; name: string }[]
  actions: readonly string[]
  faults: readonly FormFault[]
}) {
  const { t, f } = useI18n()
  const { path, query, people, actions, faults } = props
  const any = { value: '', label: t('accounts.any') }
  const errorAt = (name: string) => faults.find(({ field }) => field === name)?.message
  const chip = (label: string, value: string, without: Partial<ActivityQuery>) => ({
    label: `${label}: ${value}`,
    removeHref: activityHref(path, changed(query, without)),
  })
  const nameOf = (userId: string) => people.find((one) => one.userId === userId)?.name ?? userId
  const dayOf = (day: string) => (/^\d{4}-\d\d-\d\d$/.test(day) ? f.day(day) : day)
  return (
    <FilterBar
      label={t('accounts.activity.filters')}
      clearHref={path}
      chips={[
        ...(query.q === '' ? [] : [chip(t('accounts.activity.search'), query.q, { q: '' })]),
        ...(query.userId === '' ? [] : [chip(t('accounts.activity.person'), nameOf(query.userId), { userId: '' })]),
        ...(query.action === ''
          ? []
          : [chip(t('accounts.activity.action'), actionText(t, query.action), { action: '' })]),
        ...(query.from === '' ? [] : [chip(t('accounts.activity.from'), dayOf(query.from), { from: '' })]),
        ...(query.to === '' ? [] : [chip(t('accounts.activity.to'), dayOf(query.to), { to: '' })]),
      ]}
    >
      <div className="min-w-52 flex-1">
        <TextInput
          name="q"
          type="search"
          label={t('accounts.activity.searchLabel')}
          defaultValue={query.q}
          key={query.q}
          error={errorAt('q')}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(4,10rem)]">
        <Select
          name="userId"
          label={t('accounts.activity.person')}
          key={`person ${query.userId}`}
          defaultValue={query.userId}
          choices={[any, ...people.map(({ userId, name }) => ({ value: userId, label: name }))]}
        />
        <Select
          name="action"
          label={t('accounts.activity.action')}
          key={`action ${query.action}`}
          defaultValue={query.action}
          choices={[any, ...actions.map((action) => ({ value: action, label: actionText(t, action) }))]}
        />
        <DateInput
          name="from"
          label={t('accounts.activity.from')}
          key={`from ${query.from}`}
          defaultValue={query.from}
          error={errorAt('from')}
        />
        <DateInput
          name="to"
          label={t('accounts.activity.to')}
          key={`to ${query.to}`}
          defaultValue={query.to}
          error={errorAt('to')}
        />
      </div>
    </FilterBar>
  )
}
