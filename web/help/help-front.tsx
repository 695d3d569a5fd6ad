import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import { visit } from '../app/visit.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/help-front.ts'
import { ArticlesByTopic } from './article-links.tsx'
import { helpPage } from './help-page.ts'
import { SearchForm } from './search-form.tsx'

export const handle = helpPage

/** DSK-1: the articles of the language, to be shown by topic. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const language = isLanguage(params.lang) ? params.lang : 'en'
  return { articles: outputOf(await context.get(visit).call('listArticles', { language })).items }
}

export default function HelpFront({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n()
  return (
    <>
      <meta name="description" content={t('help.lead')} />
      <PageHeader title={t('help.title')} lead={t('help.lead')} />
      <div className="flex flex-col gap-8">
        <SearchForm />
        <ArticlesByTopic articles={loaderData.articles} />
      </div>
    </>
  )
}
