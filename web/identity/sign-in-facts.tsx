import type { ReactNode } from 'react'
import type { Me } from '../../contract/identity-fields.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { identityPaths } from './identity-paths.ts'

/** How one signs in, with what can be done about each part. */
export function SignInFacts({ me }: { me: Me }) {
  const { t, f, language } = useI18n()
  const paths = identityPaths(language)
  const { secondFactor } = me
  return (
    <Section title={t('identity.profile.signIn')}>
      <dl className="divide-y divide-line rounded-card border border-line bg-surface">
        <Row label={t('identity.profile.loginId')}>
          <code className="font-mono text-hint">{me.loginId}</code>
        </Row>
        <Row label={t('identity.profile.organizations')}>
          <ul>
            {me.staffRoles.length === 0 ? null : <li>{t('identity.profile.staff')}</li>}
            {me.memberships.map(({ number, name }) => (
              <li key={number}>
                {name} <span className="tabular text-muted">{number}</span>
              </li>
            ))}
          </ul>
        </Row>
        <Row
          label={t('identity.profile.password')}
          actions={<LinkButton to={paths.password}>{t('identity.profile.changePassword')}</LinkButton>}
        >
          {me.passwordChangedAt === null
            ? t('identity.profile.passwordNever')
            : t('identity.profile.passwordSince', { at: f.instant(me.passwordChangedAt) })}
        </Row>
        <Row
          label={t('identity.profile.secondFactor')}
          actions={
            secondFactor.active ? (
              <>
                <LinkButton to={paths.recoveryCodes}>{t('identity.profile.renewCodes')}</LinkButton>
                <LinkButton to={paths.removeSecondFactor}>{t('identity.profile.remove')}</LinkButton>
              </>
            ) : (
              <LinkButton to={paths.secondFactor}>{t('identity.profile.setUp')}</LinkButton>
            )
          }
        >
          <Badge tone={secondFactor.active ? 'ok' : 'neutral'}>
            {secondFactor.active ? t('identity.profile.on') : t('identity.profile.off')}
          </Badge>
          <p className="mt-1 max-w-prose text-muted">
            {secondFactor.active && secondFactor.since !== null
              ? t('identity.profile.secondFactorSince', {
                  at: f.instant(secondFactor.since),
                  left: secondFactor.recoveryCodesLeft,
                })
              : t('identity.profile.secondFactorWhy')}
          </p>
        </Row>
      </dl>
    </Section>
  )
}

function Row(props: { label: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[10rem_minmax(0,1fr)_auto]">
      <dt className="text-muted">{props.label}</dt>
      <dd className="min-w-0">{props.children}</dd>
      {props.actions === undefined ? null : (
        <dd>
          <ButtonRow>{props.actions}</ButtonRow>
        </dd>
      )}
    </div>
  )
}
