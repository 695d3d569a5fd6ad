import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useI18n } from './i18n.tsx'
import { PublicShell } from './public-shell.tsx'
import type { OrganizationName } from './visit.ts'

/**
 * For a link made for an organization one does not belong to: whom one acts for, and which number the link names (ACC-7). It
 * reads the same whether or not there is such an organization.
 */
export function WrongOrganization(props: {
  number: string
  loginId: string
  /** The company acted for; null where there are several and none was chosen, or none at all. */
  acting: OrganizationName | null
  /** All companies that one may act for. */
  own: readonly OrganizationName[]
}) {
  const { t, language } = useI18n()
  const { number, loginId, own } = props
  const acting = props.acting === null ? own : [props.acting]
  const actingFor = acting.map((one) => `${one.name} (${one.number})`).join(', ')
  return (
    <PublicShell>
      <PageHeader title={t('app.problem.wrongOrganization.title')} />
      <div className="flex max-w-prose flex-col gap-6">
        <p>
          {own.length === 0
            ? t('app.problem.wrongOrganization.none', { number, loginId })
            : t('app.problem.wrongOrganization.text', { number, actingFor })}
        </p>
        <ButtonRow>
          <LinkButton kind="primary" to={`/${language}`}>
            {t('app.problem.goHome')}
          </LinkButton>
          <LinkButton to={`/${language}/help/105`}>{t('app.problem.goHelp')}</LinkButton>
        </ButtonRow>
      </div>
    </PublicShell>
  )
}
