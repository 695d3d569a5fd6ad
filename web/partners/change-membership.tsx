import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { onlyForStaff } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/change-membership.ts'
import { MembershipFields, membershipChoices, membershipFieldNames, membershipGiven } from './membership-fields.tsx'
import { partnerPaths } from './partner-paths.ts'
import { whyNotText } from './partner-words.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** PAR-1: standing, level and term of a partner; for the vendor's people. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyForStaff(here)
  const partner = outputOf(await here.call('readPartner', { number: params.number }))
  return { partner, ...(await membershipChoices(here.call, partner.distributor)) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { number: params.number, ...membershipGiven(submission), reason: submission.text('reason') }
  const answer = await call('changeMembership', given, versionGiven(submission))
  if (answer.ok) throw redirect(partnerPaths(language, params.number).profileDone('saved'), 303)
  return refused(submission, answer.problem, [...membershipFieldNames, 'reason'])
}

export default function ChangeMembership({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { partner, levels, distributors } = loaderData
  const paths = partnerPaths(language, params.number)
  const whyNot = partner.actions.manage
  return (
    <>
      <PageHeader
        title={t('partners.membership.title')}
        kicker={partner.name}
        lead={whyNot === null ? t('partners.membership.lead') : whyNotText(t, whyNot)}
        crumbs={[{ label: t('partners.profile.title'), href: paths.profile }]}
      />
      {whyNot === null ? (
        <Form version={partner.version}>
          <MembershipFields partner={partner} levels={levels} distributors={distributors} />
          <Textarea
            name="reason"
            label={t('partners.membership.reason')}
            hint={t('partners.membership.reasonHint')}
            maxLength={500}
            required
          />
          <ButtonRow>
            <Button kind="primary">{t('partners.membership.action')}</Button>
            <LinkButton to={paths.profile}>{t('partners.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
