import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { translator } from '../app/translator.ts'
import { visit } from '../app/visit.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/search-page.ts'
import { paletteAnswer } from './search-answer.ts'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['search'] } satisfies PageHandle

/** ACC-17: the palette as a page, for those without scripts and for addresses that are handed on. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : here.language
  const q = (url.searchParams.get('q') ?? '').slice(0, 200)
  const found = outputOf(await here.call('search', { number: params.number, q }))
  return { q, ...paletteAnswer(translator(language, ['app', 'search']), language, params.number, q, found) }
}

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n()
  const { q, groups } = loaderData
  return (
    <>
      <PageHeader title={t('search.title')} />
      <div className="flex flex-col gap-6">
        <search>
          <Form method="get">
            <TextInput name="q" type="search" label={t('search.label')} defaultValue={q} key={q} />
            <div>
              <Button kind="primary">{t('search.action')}</Button>
            </div>
          </Form>
        </search>
        {groups.length === 0 ? (
          <Card>
            <EmptyState kind="no-match" title={t('search.noMatch')}>
              {t('search.noMatchText')}
            </EmptyState>
          </Card>
        ) : null}
        {groups.map((group) => (
          <Card key={group.title} title={group.title}>
            <ul className="flex flex-col gap-1">
              {group.items.map((item) => (
                <li key={item.href} className="flex flex-wrap items-center gap-x-3">
                  <TextLink to={item.href}>{item.label}</TextLink>
                  {item.hint === undefined ? null : <span className="text-muted">{item.hint}</span>}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  )
}
