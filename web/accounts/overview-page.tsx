import type { OverviewView } from '../../contract/accounts.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { organizationTools } from '../app/navigation.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Card, Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/overview-page.ts'
import { EndingLicences, LicencesToAllocate } from './overview-licences.tsx'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['overview'] } satisfies PageHandle

/** ACC-17: what needs attention now, and the tools. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  return outputOf(await call('readOverview', { number: params.number }))
}

/** ACC-6: why there is nothing about licences here, and who can change that. */
function Limited({ limited }: { limited: NonNullable<OverviewView['limited']> }) {
  const { t } = useI18n()
  return (
    <Card>
      <EmptyState kind="not-allowed" title={t('overview.limited.title')}>
        <p>{t('overview.limited.text', { count: limited.administrators.length })}</p>
        <ul className="mt-2">
          {limited.administrators.map((one) => (
            <li key={one.email}>
              {one.name}{' '}
              <a href={`mailto:${one.email}`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
                {one.email}
              </a>
            </li>
          ))}
        </ul>
      </EmptyState>
    </Card>
  )
}

function Attention({ licensing, base }: { licensing: NonNullable<OverviewView['licensing']>; base: string }) {
  const { t } = useI18n()
  const { toAllocate, ending } = licensing
  if (toAllocate.items.length === 0 && ending.items.length === 0)
    return (
      <Card>
        <p className="text-muted">
          {t('overview.allDone')} <TextLink to={`${base}/licences`}>{t('overview.seeLicences')}</TextLink>
        </p>
      </Card>
    )
  return (
    <div className="flex flex-col gap-6">
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
  const { organization, licensing, limited } = loaderData
  return (
    <>
      <PageHeader title={t('app.nav.overview')} lead={`${organization.name} · ${organization.number}`} />
      <div className="flex flex-col gap-8">
        {limited === null ? null : <Limited limited={limited} />}
        {licensing === null ? null : (
          <Section title={t('overview.attention')}>
            <Attention licensing={licensing} base={`/${language}/o/${params.number}`} />
          </Section>
        )}
        <Section title={t('overview.tools')}>
          <Tools number={params.number} />
        </Section>
      </div>
    </>
  )
}
