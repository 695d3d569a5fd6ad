import { Link } from 'react-router'
import type { ArticleFound } from '../../contract/help.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import { visit } from '../app/visit.ts'
import { Section } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/article-search.ts'
import { ArticlesByTopic } from './article-links.tsx'
import { helpPage } from './help-page.ts'
import { SearchForm } from './search-form.tsx'

export const handle = helpPage

/** UX-47: what was found; and where nothing was, all there is, so that nobody is left with an empty page. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : 'en'
  // What nobody can have meant is left out rather than refused: an address may have suffered on its way.
  const query = (url.searchParams.get('q') ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed()
  const { items } = outputOf(await call('searchArticles', { q: query, language }))
  const all = items.length > 0 ? [] : outputOf(await call('listArticles', { language })).items
  return { query, items, all }
}

function Found({ article }: { article: ArticleFound }) {
  const { t } = useI18n()
  const place = article.section === null ? '' : `#${article.section.id}`
  return (
    <li className="max-w-prose py-4">
      <h2 className="text-h2 font-semibold">
        <Link to={article.address + place} className="link inline-block coarse:py-2">
          {article.title}
        </Link>
      </h2>
      <p className="text-article">
        {article.excerpt.map((piece, at) =>
          piece.marked ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence never change places.
            <mark key={at} className="rounded-[3px] bg-warn-soft px-0.5 font-medium text-ink">
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </p>
      <p className="text-hint text-muted">
        {[t(`help.topics.${article.topic}`), article.section?.title].filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}

export default function ArticleSearch({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { query, items, all } = loaderData
  const title =
    query === ''
      ? t('help.search.title')
      : items.length === 0
        ? t('help.search.noneTitle', { query })
        : t('help.search.titleFor', { query })
  return (
    <>
      <meta name="robots" content="noindex" />
      <PageHeader
        title={title}
        crumbs={[{ label: t('help.title'), href: `/${language}/help` }]}
        lead={items.length === 0 ? undefined : t('help.search.count', { count: items.length })}
      />
      <div className="flex flex-col gap-6">
        <SearchForm query={query} />
        {items.length === 0 ? (
          <>
            <p>{query === '' ? t('help.search.blankAdvice') : t('help.search.noneAdvice')}</p>
            <Section title={t('help.search.byTopic')}>
              <ArticlesByTopic articles={all} headingLevel={3} />
            </Section>
          </>
        ) : (
          <ol className="divide-y divide-line border-y border-line">
            {items.map((article) => (
              <Found key={article.number} article={article} />
            ))}
          </ol>
        )}
      </div>
    </>
  )
}
