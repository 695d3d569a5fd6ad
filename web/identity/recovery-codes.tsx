import { useI18n } from '../app/i18n.tsx'
import { LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { identityPaths } from './identity-paths.ts'

/** The recovery codes, this once: to print, to copy, to keep. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t, language } = useI18n()
  return (
    <section aria-labelledby="codes-title" className="flex max-w-form flex-col gap-4">
      <h2 id="codes-title" className="text-h2 font-semibold">
        {t('identity.recoveryCodes.title')}
      </h2>
      <p>{t('identity.recoveryCodes.lead')}</p>
      <ol className="grid gap-x-8 gap-y-2 rounded-card border border-line bg-surface p-4 md:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="font-mono text-hint break-all">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2" data-screen-only>
        <LinkButton kind="primary" to={identityPaths(language).profile}>
          {t('identity.recoveryCodes.stored')}
        </LinkButton>
        <CopyButton text={codes.join('\n')} label={t('identity.recoveryCodes.title')} />
      </div>
    </section>
  )
}
