import { Link } from 'react-router'
import type { ArticleLink } from '../../contract/help.ts'
import { helpTopics } from '../../contract/help-topics.ts'
import { useI18n } from '../app/i18n.tsx'

/** Articles as a list of links. */
export function ArticleLinks({ articles }: { articles: readonly ArticleLink[] }) {
  return (
    <ul className="flex flex-col">
      {articles.map((article) => (
        <li key={article.number}>
          <Link to={article.address} className="link inline-block py-1.5 coarse:py-3">
            {article.title}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** All articles under their topics; each topic can be linked to (`#licences`). */
export function ArticlesByTopic(props: { articles: readonly ArticleLink[]; headingLevel?: 2 | 3 }) {
  const { t } = useI18n()
  const Heading = props.headingLevel === 3 ? 'h3' : 'h2'
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
      {helpTopics.map((topic) => {
        const ofTopic = props.articles.filter((article) => article.topic === topic)
        return ofTopic.length === 0 ? null : (
          <section key={topic} aria-labelledby={topic}>
            <Heading id={topic} className="mb-1 text-h2 font-semibold">
              {t(`help.topics.${topic}`)}
            </Heading>
            <ArticleLinks articles={ofTopic} />
          </section>
        )
      })}
    </div>
  )
}
