import { Link } from 'react-router'
import { PageHeader } from '../ui/page-header.tsx'
import { useI18n } from './i18n.tsx'
import { PublicShell } from './public-shell.tsx'
import type { OrganizationName } from './visit.ts'

/** For a link made for an organization one does not belong to: which it was, who one is, and where one may go (ACC-15). */
export function WrongOrganization(props: {
  number: string
  loginId: string
  memberships: readonly OrganizationName[]
}) {
  const { t, language } = useI18n()
  return (
    <PublicShell>
      <PageHeader title={t('app.problem.wrongOrganization.title')} />
      <div className="flex max-w-prose flex-col gap-4">
        <p>{t('app.problem.wrongOrganization.text', { number: props.number, loginId: props.loginId })}</p>
        {props.memberships.length === 0 ? null : (
          <div>
            <p>{t('app.problem.wrongOrganization.acting')}</p>
            <ul className="mt-1">
              {props.memberships.map((one) => (
                <li key={one.number}>
                  <Link
                    to={`/${language}/o/${one.number}`}
                    className="link inline-flex min-h-7 items-center coarse:min-h-11"
                  >
                    {one.name}
                  </Link>{' '}
                  <span className="tabular text-muted">{one.number}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </PublicShell>
  )
}
