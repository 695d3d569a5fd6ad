import { data, Link, redirect } from 'react-router'
import type { HelpArticle } from '../../contract/help.ts'
import { faultsOf, invalid, outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { useRootData } from '../app/root-data.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useFormAnswer } from '../ui/form-answer.ts'
import { PageTitle } from '../ui/page-header.tsx'
import type { Route } from './+types/article-page.ts'
import { ArticleLinks } from './article-links.tsx'
import { ArticleText } from './article-text.tsx'
import { helpPage } from './help-page.ts'
import { RateArticle, type RatingStep } from './rate-article.tsx'

export const handle = {
  ...helpPage,
  // The words of an address are in its language, so the other language's page has another address.
  addressIn: (loaded, language) => (isLoaded(loaded) ? loaded.article.addresses[language] : null),
} satisfies PageHandle

type Loaded = { article: HelpArticle }

function isLoaded(loaded: unknown): loaded is Loaded {
  return typeof loaded === 'object' && loaded !== null && 'article' in loaded
}

/** `201` and `201-any-words` name the article 201; anything else names none. */
function namedIn(params: { lang?: string; article?: string }) {
  const number = /^(\d{1,6})(?:-.*)?$/.exec(params.article ?? '')?.[1]
  if (number === undefined || !isLanguage(params.lang)) throw data(null, { status: 404 })
  return { article: number, language: params.lang }
}

/** DSK-2: an article. Its number alone, or words that it used to have, lead on to its present address. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Loaded> {
  const article = outputOf(await context.get(visit).call('readArticle', namedIn(params)))
  if (url.pathname !== article.address) throw redirect(article.address + url.search, 301)
  return { article }
}

/** UX-51: keeps a rating, or the comment that follows it. */
export async function action({ context, params }: Route.ActionArgs) {
  const form = submitted(context)
  const explains = form.text('explains')
  const answer = await context.get(visit).call(
    'rateArticle',
    {
      ...namedIn(params),
      useful: form.text('useful'),
      comment: form.text('comment'),
      explains: explains || undefined,
    },
    { idempotencyKey: form.idempotencyKey },
  )
  if (!answer.ok) return invalid(form, faultsOf(answer.problem))
  const useful = form.text('useful') === 'yes' ? 'yes' : 'no'
  const rating: RatingStep =
    explains === '' ? { step: 'rated', useful, ratingId: answer.output.id } : { step: 'commented' }
  return { rating }
}

export default function ArticlePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { article } = loaderData
  const { faults, values } = useFormAnswer()
  const origin = useRootData()?.origin ?? ''
  const asked: RatingStep =
    values.explains?.[0] === undefined ? { step: 'ask' } : { step: 'rated', useful: 'no', ratingId: values.explains[0] }
  const rating = actionData !== undefined && 'rating' in actionData ? actionData.rating : asked
  const top = `/${language}/help`
  return (
    <>
      <PageTitle title={`${article.title} · ${t('help.title')}`} failed={faults.length > 0} />
      <meta name="description" content={article.summary} />
      <link rel="canonical" href={origin + article.address} />
      <ErrorSummary faults={faults} />
      <div className="grid text-article lg:grid-cols-[minmax(0,68ch)_minmax(0,1fr)] lg:gap-x-8">
        <header className="lg:col-start-1">
          <div data-screen-only>
            <Breadcrumbs
              crumbs={[
                { label: t('help.title'), href: top },
                { label: t(`help.topics.${article.topic}`), href: `${top}#${article.topic}` },
              ]}
            />
          </div>
          <h1 tabIndex={-1} className="mt-1 text-title font-semibold tracking-[-0.01em]">
            {article.title}
          </h1>
          <p className="mt-2 text-body text-muted">
            {t('help.article.updated', { day: f.day(article.updatedOn) })}
            {' · '}
            {t('help.article.number', { number: String(article.number) })}
          </p>
        </header>
        <Contents article={article} />
        <div className="min-w-0 lg:col-start-1">
          <ArticleText html={article.html} />
          <RateArticle rating={rating} action={article.address} />
          <nav data-screen-only aria-labelledby="related" className="mt-8 text-body">
            <h2 id="related" className="mb-1 text-article font-semibold">
              {t('help.article.related')}
            </h2>
            <ArticleLinks articles={article.related} />
          </nav>
        </div>
      </div>
    </>
  )
}

/** Where in the article to go; only where there is something to choose from. */
function Contents({ article }: { article: HelpArticle }) {
  const { t } = useI18n()
  if (article.sections.length < 3) return null
  return (
    <nav
      data-screen-only
      aria-labelledby="on-this-page"
      className="mt-6 rounded-card border border-line bg-surface px-4 py-3 text-body lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-9 lg:self-start"
    >
      <h2 id="on-this-page" className="font-semibold">
        {t('help.article.onThisPage')}
      </h2>
      <ul>
        {article.sections.map((section) => (
          <li key={section.id}>
            <Link
              to={`#${section.id}`}
              className="inline-block py-1 text-muted hover:text-ink hover:underline coarse:py-3"
            >
              {section.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
