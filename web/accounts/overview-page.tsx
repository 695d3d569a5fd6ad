import type { OverviewView } from '../../contract/overview.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { LimitedAccess, useLimits } from '../app/limited-access.tsx'
import { organizationTools } from '../app/navigation.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Card, Section } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/overview-page.ts'
import { AdvisorsToDecide } from './overview-advisors.tsx'
import { EndingLicences, LicencesToAllocate } from './overview-licences.tsx'
import { AccessRequests, RecoveryNotice } from './overview-requests.tsx'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['overview'] } satisfies PageHandle

/** ACC-17: what needs attention now, and the tools. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  return outputOf(await call('readOverview', { number: params.number }))
}

type Facts = Pick<OverviewView, 'accessRequests' | 'advisors'> & { licensing: NonNullable<OverviewView['licensing']> }

function Attention({ licensing, accessRequests, advisors, number }: Facts & { number: string }) {
  const { t, language } = useI18n()
  const { toAllocate, ending } = licensing
  const base = `/${language}/o/${number}`
  const requests = accessRequests !== null && accessRequests.items.length > 0 ? accessRequests : null
  const toDecide =
    advisors !== null && advisors.ending.length + advisors.undecided.length + advisors.asked.length > 0
      ? advisors
      : null
  if (toAllocate.items.length === 0 && ending.items.length === 0 && requests === null && toDecide === null)
    return (
      <Card>
        <p className="text-muted">
          {t('overview.allDone')} <TextLink to={`${base}/licences`}>{t('overview.seeLicences')}</TextLink>
        </p>
      </Card>
    )
  return (
    <div className="flex flex-col gap-6">
      {requests === null ? null : <AccessRequests requests={requests} number={number} />}
      {toDecide === null ? null : <AdvisorsToDecide advisors={toDecide} base={base} />}
      {toAllocate.items.length === 0 ? null : <LicencesToAllocate fresh={toAllocate} base={base} />}
      {ending.items.length === 0 ? null : <EndingLicences ending={ending} base={base} />}
    </div>
  )
}

function Tools({ number }: { number: string }) {
  const { t, language } = useI18n()
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-4">
      {organizationTools(t, language, number).map((group) => (
        <Card key={group.title} title={group.title}>
          <ul className="flex flex-col gap-1">
            {group.tools.map((tool) => (
              <li key={tool.href}>
                <TextLink to={tool.href}>{tool.label}</TextLink>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  )
}

export default function OverviewPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { organization, licensing, limited, accessRequests, advisors, recovery } = loaderData
  const limits = useLimits()
  return (
    <>
      <PageHeader title={t('app.nav.overview')} lead={`${organization.name} · ${organization.number}`} />
      <div className="flex flex-col gap-8">
        {recovery === null ? null : <RecoveryNotice recovery={recovery} number={params.number} />}
        {limited === null ? null : (
          <LimitedAccess
            limits={limits ?? { ...limited, request: null, actions: { ask: 'not-allowed' } }}
            base={`/${language}/o/${params.number}`}
          />
        )}
        {licensing === null ? null : (
          <Section title={t('overview.attention')}>
            <Attention
              licensing={licensing}
              accessRequests={accessRequests}
              advisors={advisors}
              number={params.number}
            />
          </Section>
        )}
        <Section title={t('overview.tools')}>
          <Tools number={params.number} />
        </Section>
      </div>
    </>
  )
}
