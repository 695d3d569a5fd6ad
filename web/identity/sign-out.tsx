import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { signedIn } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/sign-out.ts'
import { publicPage } from './identity-page.ts'

export const handle = publicPage

/** ACC-14: the button of the shell leads here; a link only asks, as a link must change nothing. */
export function loader({ context, params, url }: Route.LoaderArgs) {
  return { loginId: signedIn(context.get(visit), new URL(`/${params.lang}`, url), params.lang).loginId }
}

export async function action({ context, params }: Route.ActionArgs) {
  outputOf(await context.get(visit).call('signOut', {}))
  throw redirect(`/${params.lang}/sign-in?signedOut`, 303)
}

export default function SignOutPage({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n()
  return (
    <>
      <PageHeader
        title={t('identity.signOut.title')}
        lead={t('identity.signOut.lead', { loginId: loaderData.loginId })}
      />
      <Form reload>
        <ButtonRow>
          <Button kind="primary">{t('identity.signOut.action')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
