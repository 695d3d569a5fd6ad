import type { ContactType } from '../../contract/actor.ts'
import { useI18n } from '../app/i18n.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import { allPeople, changed, type PeopleQuery, peopleHref } from './people-query.ts'

const types: readonly ContactType[] = ['administrator', 'ship-to', 'bill-to', 'sales']

/** Search and filters over the list of people; they live in the address (UX-1, UX-12). */
export function PeopleFilters({ path, query }: { path: string; query: PeopleQuery }) {
  const { t } = useI18n()
  const any = { value: '', label: t('accounts.any') }
  const rights = { yes: t('accounts.rights.restricted'), no: t('accounts.rights.unrestricted') }
  const chip = (name: string, value: string, without: Partial<PeopleQuery>) => ({
    label: `${name}: ${value}`,
    removeHref: peopleHref(path, changed(query, without)),
  })
  return (
    <FilterBar
      label={t('accounts.people.filters')}
      keep={{
        ...(query.sort === allPeople.sort ? {} : { sort: query.sort }),
        ...(query.order === allPeople.order ? {} : { order: query.order }),
      }}
      clearHref={peopleHref(path, changed(allPeople, { sort: query.sort, order: query.order }))}
      chips={[
        ...(query.q === '' ? [] : [chip(t('accounts.people.search'), query.q, { q: '' })]),
        ...(query.type === ''
          ? []
          : [chip(t('accounts.fields.types'), t(`accounts.types.${query.type}`), { type: '' })]),
        ...(query.restricted === ''
          ? []
          : [chip(t('accounts.fields.access'), rights[query.restricted], { restricted: '' })]),
        ...(query.status === ''
          ? []
          : [chip(t('accounts.fields.status'), t(`accounts.status.${query.status}`), { status: '' })]),
      ]}
    >
      <div className="min-w-60 flex-1">
        <TextInput
          name="q"
          type="search"
          label={t('accounts.people.searchLabel')}
          defaultValue={query.q}
          key={query.q}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(3,10rem)]">
        <Select
          name="type"
          label={t('accounts.fields.types')}
          key={`type ${query.type}`}
          defaultValue={query.type}
          choices={[any, ...types.map((value) => ({ value, label: t(`accounts.types.${value}`) }))]}
        />
        <Select
          name="restricted"
          label={t('accounts.fields.access')}
          key={`restricted ${query.restricted}`}
          defaultValue={query.restricted}
          choices={[any, { value: 'yes', label: rights.yes }, { value: 'no', label: rights.no }]}
        />
        <Select
          name="status"
          label={t('accounts.fields.status')}
          key={`status ${query.status}`}
          defaultValue={query.status}
          choices={[
            any,
            { value: 'active', label: t('accounts.status.active') },
            { value: 'inactive', label: t('accounts.status.inactive') },
          ]}
        />
      </div>
    </FilterBar>
  )
}
