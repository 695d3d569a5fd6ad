import { useI18n } from '../app/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { CheckboxGroup } from '../ui/choice-fields.tsx'
import { TextInput } from '../ui/text-fields.tsx'

/** What was searched for, and the lines to tick; none are told where nothing was searched for. */
export type FoundLines = {
  q: string
  choices: { value: string; label: string; hint: string }[] | null
  more: boolean
}

/** Finds further lines and adds those that are ticked: a part of the form that prices, so that all stands in one address. */
export function AddLines({ found: { q, choices, more } }: { found: FoundLines }) {
  const { t } = useI18n()
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      <TextInput
        name="find"
        type="search"
        label={t('desk.add.find')}
        hint={t('desk.add.findHint')}
        defaultValue={q}
        autoComplete="off"
      />
      {choices === null || choices.length === 0 ? null : (
        <CheckboxGroup
          key={choices.map(({ value }) => value).join()}
          name="add"
          label={t('desk.add.found')}
          choices={choices}
        />
      )}
      {choices === null || choices.length > 0 ? null : <p>{t('desk.add.none')}</p>}
      {more ? <p className="text-hint text-muted">{t('desk.add.more')}</p> : null}
      <Button className="self-start">
        {choices === null || choices.length === 0 ? t('desk.add.search') : t('desk.add.action')}
      </Button>
    </div>
  )
}
