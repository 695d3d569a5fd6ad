import { useI18n } from '../app/i18n.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { CustomerPaths } from './customer-paths.ts'

/** Why somebody sees no customers now, in the place of a page about them: its entry in the menu is always there (UX-6). */
export function CustomersClosed(props: {
  title: string
  closed: { detail: string; help: string | null }
  paths: CustomerPaths
}) {
  const { t } = useI18n()
  const { title, closed, paths } = props
  return (
    <>
      <PageHeader title={title} />
      <Card>
        <EmptyState
          kind="not-allowed"
          title={t('customers.closed.title')}
          action={
            <span className="flex flex-wrap justify-center gap-2">
              <LinkButton to={paths.profile}>{t('customers.closed.profile')}</LinkButton>
              {closed.help === null ? null : <LinkButton to={closed.help}>{t('customers.closed.help')}</LinkButton>}
            </span>
          }
        >
          {closed.detail}
        </EmptyState>
      </Card>
    </>
  )
}
