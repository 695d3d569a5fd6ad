import { features } from '../../contract/all.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Section } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/api-index.ts'
import { describeApi } from './api-document.server.ts'
import { Command } from './command.tsx'
import { signInExample } from './curl-example.server.ts'
import { Method } from './method.tsx'

export const handle = { messages: ['reference'], noScript: true } satisfies PageHandle

type Feature = keyof typeof features

/** PLT-3: every operation of the API, feature by feature; those of the demo only where there is one. */
export function loader({ context }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { operations } = describeApi(here.apiDocument?.())
  const isFeature = (name: string): name is Feature => Object.hasOwn(features, name)
  const groups = Object.keys(features)
    .filter(isFeature)
    .map((feature) => ({
      feature,
      operations: Object.keys(features[feature]).flatMap((name) => {
        const found = operations.get(name)
        if (found === undefined || (found.demoOnly && !here.demo)) return []
        const { method, path, summary } = found
        return [{ name, method, path, summary }]
      }),
    }))
  return { groups: groups.filter((group) => group.operations.length > 0), signIn: signInExample(here.origin) }
}

function Rules({ signIn }: { signIn: string }) {
  const { t } = useI18n()
  const code = (chunks: React.ReactNode) => <code className="font-mono text-hint">{chunks}</code>
  return (
    <Section title={t('reference.rules.title')}>
      <ul className="flex max-w-prose list-disc flex-col gap-2 pl-5">
        <li>{t.rich('reference.rules.signIn', { code })}</li>
        <li>{t.rich('reference.rules.problems', { code })}</li>
        <li>{t.rich('reference.rules.keys', { code })}</li>
        <li>{t.rich('reference.rules.versions', { code })}</li>
        <li>{t.rich('reference.rules.pages', { code })}</li>
      </ul>
      <Command text={signIn} label={t('reference.rules.signInExample')} />
    </Section>
  )
}

export default function ApiIndex({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { groups, signIn } = loaderData
  return (
    <>
      <PageHeader
        title={t('reference.title')}
        lead={
          <>
            {t('reference.lead')}{' '}
            <a href="/openapi.json" className="link inline-flex min-h-6 items-center coarse:min-h-11">
              {t('reference.document')}
            </a>
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <nav aria-label={t('reference.contents')}>
          <ul className="flex flex-wrap gap-x-5">
            {groups.map(({ feature }) => (
              <li key={feature}>
                <a href={`#${feature}`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
                  {t(`reference.features.${feature}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Rules signIn={signIn} />
        {groups.map((group) => (
          <div key={group.feature} id={group.feature}>
            <Section title={t(`reference.features.${group.feature}`)}>
              <ul className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface">
                {group.operations.map((one) => (
                  <li key={one.name} className="flex flex-col gap-0.5 px-4 py-2.5">
                    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                      <a
                        href={`/${language}/api/${one.name}`}
                        className="link inline-flex min-h-6 items-center font-medium coarse:min-h-11"
                      >
                        {one.name}
                      </a>
                      <Method method={one.method} />
                      <code className="font-mono text-hint break-all text-muted">{one.path}</code>
                    </span>
                    <span lang="en">{one.summary}</span>
                  </li>
                ))}
              </ul>
            </Section>
          </div>
        ))}
      </div>
    </>
  )
}
