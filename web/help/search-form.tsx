import { Search } from 'lucide-react'
import { useI18n } from '../app/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { TextInput } from '../ui/text-fields.tsx'

/** The search over all articles: a plain form, so that its answer has an address of its own (UX-1). */
export function SearchForm({ query = '' }: { query?: string }) {
  const { t, language } = useI18n()
  return (
    <search data-screen-only className="max-w-form">
      <Form method="get" action={`/${language}/help/search`} label={t('help.search.label')}>
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-48 flex-1">
            <TextInput
              type="search"
              name="q"
              label={t('help.search.label')}
              hint={t('help.search.hint')}
              defaultValue={query}
              autoComplete="off"
              maxLength={200}
            />
          </div>
          <Button kind="primary" icon={Search}>
            {t('help.search.button')}
          </Button>
        </div>
      </Form>
    </search>
  )
}
