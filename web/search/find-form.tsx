import { Search } from 'lucide-react'
import { useI18n } from '../app/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { TextInput } from '../ui/text-fields.tsx'

/** One box for whatever the person on the telephone names: a company, a person, a licence, an order. */
export function FindForm({ query = '' }: { query?: string }) {
  const { t, language } = useI18n()
  return (
    <search data-screen-only className="max-w-form">
      <Form method="get" action={`/${language}/console/search`} label={t('console.find.label')}>
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-48 flex-1">
            <TextInput
              type="search"
              name="q"
              label={t('console.find.box')}
              hint={t('console.find.boxHint')}
              defaultValue={query}
              key={query}
              autoComplete="off"
              maxLength={200}
            />
          </div>
          <Button kind="primary" icon={Search}>
            {t('console.find.action')}
          </Button>
        </div>
      </Form>
    </search>
  )
}
