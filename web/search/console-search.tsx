import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/console-search.ts'
import { FindForm } from './find-form.tsx'
import { findInConsole } from './find-in-console.ts'
import { queryIn } from './palette-response.ts'
import { SearchResults } from './search-results.tsx'

export const handle = { messages: ['search', 'console'] } satisfies PageHandle

/** What staff may mean, in all organizations, as a page with an address of its own. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const query = queryIn(url)
  return { query, answer: outputOf(await findInConsole(here, here.language, query)) }
}

export default function ConsoleSearch({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n()
  const { query, answer } = loaderData
  return (
    <>
      <PageHeader title={query === '' ? t('app.search.title') : t('search.titleFor', { query })} />
      <div className="flex flex-col gap-6">
        <FindForm query={query} />
        <SearchResults answer={answer} query={query} />
      </div>
    </>
  )
}
