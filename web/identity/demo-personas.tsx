import type { OutputOf } from '../../contract/endpoint.ts'
import type { identity } from '../../contract/identity.ts'
import { useI18n } from '../app/i18n.tsx'
import { identityPaths } from './identity-paths.ts'

type Persona = OutputOf<typeof identity.listPersonas>['items'][number]

/** In the demo: who can be tried out. Each is a link that fills the form in, so that it works without a script. */
export function DemoPersonas(props: { personas: readonly Persona[]; chosen: Persona | null; returnTo: string }) {
  const { t, language } = useI18n()
  const signIn = identityPaths(language).signIn(props.returnTo)
  const fill = (loginId: string) => `${signIn}${signIn.includes('?') ? '&' : '?'}as=${encodeURIComponent(loginId)}`
  return (
    <section aria-labelledby="personas-title" className="flex flex-col gap-3">
      <h2 id="personas-title" className="text-h2 font-semibold">
        {t('identity.demo.title')}
      </h2>
      <p className="text-muted">
        {t('identity.demo.lead')} <code className="font-mono text-hint text-ink">{props.personas[0]?.password}</code>
      </p>
      <p>
        <a href={`/${language}/mailbox`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
          {t('identity.demo.mailbox')}
        </a>
      </p>
      <ul className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface">
        {props.personas.map((one) => (
          <li key={one.loginId}>
            <a
              href={fill(one.loginId)}
              aria-current={one.loginId === props.chosen?.loginId ? 'true' : undefined}
              className="flex min-h-11 flex-col gap-0.5 px-4 py-2.5 no-underline hover:bg-sunken aria-[current]:bg-accent-soft"
            >
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium text-ink">{one.name}</span>
                <code className="font-mono text-hint text-muted">{one.loginId}</code>
              </span>
              <span className="text-hint text-muted">{one.organization ?? t('identity.demo.staff')}</span>
              <span className="text-hint text-ink">{one.purpose[language]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
