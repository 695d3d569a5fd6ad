import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/renew-page.ts'
import { renewalPaths } from './renewal-paths.ts'
import { RenewalTabs } from './renewal-tabs.tsx'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-5: what an advisor does for a customer, and the way on with or without one. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { items } = outputOf(await context.get(visit).call('listAdvisors', { number: params.number }))
  return { advisors: items.map(({ partner }) => partner.name) }
}

export default function RenewPage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { advisors } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader title={t('advisors.title')} />
      <RenewalTabs paths={paths} current="renew" />
      <div className="max-w-[42rem]">
        <Card title={t('advisors.renew.title')}>
          <p>{t('advisors.renew.lead')}</p>
          <ul className="my-3 flex list-disc flex-col gap-1 pl-5">
            {(['manages', 'reminds', 'tells', 'offers'] as const).map((deed) => (
              <li key={deed}>{t(`advisors.renew.${deed}`)}</li>
            ))}
          </ul>
          <p className="mb-4 text-muted">
            {advisors.length === 0
              ? t('advisors.summary.noAdvisor')
              : t('advisors.summary.yourAdvisors', { names: f.list(advisors) })}
          </p>
          <ButtonRow>
            <LinkButton kind="primary" to={paths.advisors}>
              {t('advisors.renew.assign')}
            </LinkButton>
            <LinkButton to={paths.lines}>{t('advisors.renew.goOn')}</LinkButton>
          </ButtonRow>
        </Card>
      </div>
    </>
  )
}
