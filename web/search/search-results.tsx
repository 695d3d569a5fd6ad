import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import type { PaletteAnswer } from '../app/palette-answer.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** What was found, group by group: the palette's answer as a page. */
export function SearchResults({ answer, query }: { answer: PaletteAnswer; query: string }) {
  const { t } = useI18n()
  if (answer.groups.length === 0)
    return (
      <Card>
        <EmptyState kind="no-match" title={t('app.search.empty', { query })}>
          {t('search.noMatchText')}
        </EmptyState>
      </Card>
    )
  return (
    <div className="flex max-w-form flex-col gap-6">
      {answer.groups.map((group) => (
        <Card key={group.title} title={group.title} flush>
          <ul className="divide-y divide-line">
            {group.items.map((item) => (
              <li key={item.href} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2">
                <Link to={item.href} className="link inline-flex min-h-6 items-center coarse:min-h-11">
                  {item.label}
                </Link>
                {item.hint === undefined ? null : (
                  <span className="min-w-0 text-hint break-words text-muted">{item.hint}</span>
                )}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  )
}
