import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { themeCookie } from '../app/theme-cookie.ts'
import { visit } from '../app/visit.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/profile-page.ts'
import { ownPage } from './identity-page.ts'
import { identityPaths } from './identity-paths.ts'
import { refusedForm } from './refused-form.ts'
import { SessionList } from './session-list.tsx'
import { SettingsForm } from './settings-form.tsx'
import { SignInFacts } from './sign-in-facts.tsx'
import { timeZones } from './time-zones.ts'

export const handle = ownPage

/** One's own sign-in: settings, how one signs in, where one is signed in (ACC-12, ACC-14). */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const me = outputOf(await call('readMe', {}))
  return {
    me,
    sessions: outputOf(await call('listSessions', {})).items,
    zones: timeZones(me.timeZone),
    done: url.searchParams.get('done'),
    ended: Number(url.searchParams.get('ended') ?? 0),
  }
}

/** What the buttons of the page do; each then shows the page again, with a notice of what was done. */
export async function action({ context }: Route.ActionArgs) {
  const { call, language, origin } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const paths = identityPaths(language)
  switch (text('do')) {
    case 'end':
      outputOf(await call('endSession', { sessionId: text('sessionId') }))
      throw redirect(`${paths.profile}?done=sessionEnded`, 303)
    case 'end-others': {
      const { ended } = outputOf(await call('endOtherSessions', {}))
      throw redirect(`${paths.profile}?done=sessionsEnded&ended=${ended}`, 303)
    }
    case 'end-all':
      outputOf(await call('endAllSessions', {}))
      throw redirect(`${paths.signIn()}?signedOut`, 303)
    default: {
      const answer = await call('updateMe', {
        language: text('language'),
        timeZone: text('timeZone'),
        theme: text('theme'),
      })
      if (!answer.ok) return refusedForm(submission, answer.problem, language)
      const { profile } = identityPaths(answer.output.language)
      const headers = { 'Set-Cookie': themeCookie(answer.output.theme, origin) }
      throw redirect(`${profile}?done=saved`, { status: 303, headers })
    }
  }
}

export default function ProfilePage({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n()
  const { me, sessions, zones } = loaderData
  return (
    <>
      <PageHeader title={t('identity.profile.title')} lead={t('identity.profile.lead')} />
      <div className="flex flex-col gap-8">
        <Done done={loaderData.done} ended={loaderData.ended} />
        <SettingsForm me={me} zones={zones} />
        <SignInFacts me={me} />
        <SessionList sessions={sessions} />
      </div>
    </>
  )
}

/** What the last action came to, read out (UX-35). */
function Done({ done, ended }: { done: string | null; ended: number }) {
  const { t } = useI18n()
  const titles: Record<string, string> = {
    saved: t('identity.profile.saved'),
    passwordChanged: t('identity.profile.passwordChanged'),
    secondFactorRemoved: t('identity.profile.secondFactorRemoved'),
    sessionEnded: t('identity.profile.sessionEnded'),
    sessionsEnded: t('identity.profile.sessionsEnded', { ended: Number.isSafeInteger(ended) ? ended : 0 }),
  }
  const title = done === null ? undefined : titles[done]
  return title === undefined ? null : <Notice tone="ok" announce title={title} />
}
