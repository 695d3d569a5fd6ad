import { data, redirect } from 'react-router'
import { actedFor, actingForCookie, companyOfPath } from '../app/acting-for.ts'
import { signedIn } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import { inLanguage } from '../app/language.ts'
import { localPath } from '../app/local-path.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/switch-organization.ts'
import { publicPage } from './identity-page.ts'
import { identityPaths } from './identity-paths.ts'

export const handle = publicPage

/** ACC-15: a link of another of one's companies was opened; says which one acts for, and which the link is for. */
export function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { memberships } = signedIn(here, url, params.lang)
  const returnTo = inLanguage(localPath(url.searchParams.get('returnTo')), here.language)
  const company = companyOfPath(memberships, returnTo)
  if (company === undefined) throw redirect(identityPaths(here.language).chooseOrganization)
  const acting = actedFor(here)
  if (acting === undefined || acting.number === company.number) throw redirect(returnTo)
  return { company, acting, returnTo }
}

/** From then on pages act for the company of the address, and the next one is that very page. */
export function action({ context, params, url }: Route.ActionArgs) {
  const here = context.get(visit)
  const { memberships } = signedIn(here, url, params.lang)
  const returnTo = localPath(submitted(context).text('returnTo'))
  const company = companyOfPath(memberships, returnTo)
  if (company === undefined) throw data(null, { status: 404 })
  throw redirect(returnTo, { status: 303, headers: { 'Set-Cookie': actingForCookie(company.number, here.origin) } })
}

export default function SwitchOrganization({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { company, acting, returnTo } = loaderData
  return (
    <>
      <PageHeader
        title={t('identity.switch.title', { name: company.name })}
        lead={t('identity.switch.lead', {
          acting: acting.name,
          actingNumber: acting.number,
          name: company.name,
          number: company.number,
        })}
      />
      <Form reload>
        <input type="hidden" name="returnTo" value={returnTo} />
        <ButtonRow>
          <Button kind="primary">{t('identity.switch.action', { name: company.name })}</Button>
          <LinkButton to={`/${language}/o/${acting.number}`}>
            {t('identity.switch.stay', { name: acting.name })}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
