import { Search } from 'lucide-react'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/organization-search.ts'
import { findInOrganization } from './find-in-organization.ts'
import { queryIn } from './palette-response.ts'
import { SearchResults } from './search-results.tsx'

export const handle = { messages: ['search'] } satisfies PageHandle

/** ACC-17: the palette's answer as a page with an address of its own, for whoever has no script or no keyboard. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const query = queryIn(url)
  return { query, answer: outputOf(await findInOrganization(here, here.language, params.number, query)) }
}

export default function OrganizationSearch({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { query, answer } = loaderData
  return (
    <>
      <PageHeader title={query === '' ? t('app.search.title') : t('search.titleFor', { query })} />
      <div className="flex flex-col gap-6">
        <search data-screen-only className="max-w-form">
          <Form method="get" action={`/${language}/o/${params.number}/search`} label={t('app.search.title')}>
            <div className="flex flex-wrap items-end gap-2">
              <div className="min-w-48 flex-1">
                <TextInput
                  type="search"
                  name="q"
                  label={t('search.box')}
                  hint={t('search.boxHint')}
                  defaultValue={query}
                  key={query}
                  autoComplete="off"
                  maxLength={200}
                />
              </div>
              <Button kind="primary" icon={Search}>
                {t('app.search.title')}
              </Button>
            </div>
          </Form>
        </search>
        <SearchResults answer={answer} query={query} />
      </div>
    </>
  )
}
