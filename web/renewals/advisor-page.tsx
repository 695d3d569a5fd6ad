import { ListChecks, Pencil, UserMinus } from 'lucide-react'
import { redirect } from 'react-router'
import type { AdvisorView } from '../../contract/advisors.ts'
import { refused } from '../accounts/refused.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/advisor-page.ts'
import { AdvisorState, counted, useCoverage, useScopes } from './advisor-words.tsx'
import { pathsOf } from './draft-steps.tsx'
import { type AdvisorDeed, advisorDeeds, type RenewalPaths, renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-8: one advisor, what it sees and may do, until when, and what can be done about it. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { number, advisorId } = params
  const advisor = outputOf(await context.get(visit).call('readAdvisor', { number, advisorId }))
  const done = url.searchParams.get('done')
  return { advisor, done: advisorDeeds.find((deed) => deed === done) ?? null }
}

/** What was bought since the last decision is not shared: decided with one click. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, advisorId } = params
  const answer = await call('dismissUndecided', { number, advisorId })
  if (!answer.ok) return refused(submitted(context), answer.problem, [])
  throw redirect(pathsOf(params, language).advisorDone(advisorId, 'dismissed'), 303)
}

function Done({ advisor, deed }: { advisor: AdvisorView; deed: AdvisorDeed | null }) {
  const { t } = useI18n()
  if (deed === null) return null
  const names = { partner: advisor.partner.name, person: advisor.contact.name }
  return (
    <Notice tone="ok" announce title={t(`advisors.done.${deed}.title`, names)}>
      {t(`advisors.done.${deed}.text`, names)}
    </Notice>
  )
}

function Undecided({ advisor, paths }: { advisor: AdvisorView; paths: RenewalPaths }) {
  const { t, f } = useI18n()
  if (advisor.undecided.count === 0 || advisor.actions.assign !== null) return null
  const { name } = advisor.partner
  return (
    <Notice
      tone="warn"
      title={t('advisors.undecided.title', { licences: counted(t, f.number, advisor.undecided) })}
      action={
        <ButtonRow>
          <LinkButton to={`${paths.licences(advisor.id)}?shared=no`}>{t('advisors.undecided.look')}</LinkButton>
          <Form inline>
            <Button kind="quiet">{t('advisors.undecided.dismiss')}</Button>
          </Form>
        </ButtonRow>
      }
    >
      {t('advisors.undecided.text', { name })}
    </Notice>
  )
}

function PartnerFacts({ advisor }: { advisor: AdvisorView }) {
  const { t, f } = useI18n()
  const { partner, contact } = advisor
  return (
    <Card title={t('advisors.fields.partner')}>
      <DescriptionList
        items={[
          { label: t('advisors.fields.name'), value: `${partner.name} (${partner.number})` },
          {
            label: t('advisors.fields.location'),
            value: `${partner.location.name}, ${partner.location.city}, ${f.country(partner.location.country)}`,
          },
          ...(partner.level === null ? [] : [{ label: t('advisors.fields.level'), value: partner.level.name }]),
          { label: t('advisors.fields.contact'), value: contact.name },
          {
            label: t('advisors.fields.email'),
            value: (
              <a href={`mailto:${contact.email}`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
                {contact.email}
              </a>
            ),
          },
          { label: t('advisors.fields.phone'), value: contact.phone ?? t('advisors.none') },
        ]}
      />
    </Card>
  )
}

function Access({ advisor }: { advisor: AdvisorView }) {
  const { t, f } = useI18n()
  const coverage = useCoverage()
  const scopes = useScopes()
  return (
    <Card title={t('advisors.access')}>
      <DescriptionList
        items={[
          { label: t('advisors.fields.sees'), value: coverage(advisor) },
          { label: t('advisors.fields.may'), value: scopes(advisor.scopes) },
          { label: t('advisors.fields.startsAt'), value: f.instant(advisor.startsAt) },
          {
            label: t('advisors.fields.endsOn'),
            value: t('advisors.endOfDay', { day: f.day(advisor.endsOn), zone: advisor.timeZone }),
          },
          { label: t('advisors.fields.extends'), value: t(advisor.extends ? 'advisors.yes' : 'advisors.no') },
          {
            label: t('advisors.fields.granted'),
            value: t('advisors.byAt', { name: advisor.grantedBy, at: f.instant(advisor.grantedAt) }),
          },
          {
            label: t('advisors.fields.changed'),
            value: t('advisors.byAt', { name: advisor.changedBy, at: f.instant(advisor.changedAt) }),
          },
        ]}
      />
    </Card>
  )
}

function Standing({ advisor }: { advisor: AdvisorView }) {
  const { t, f } = useI18n()
  const { ended, partner } = advisor
  if (ended !== null)
    return (
      <Notice title={t('advisors.ended.title', { at: f.instant(ended.at) })}>{t(`advisors.ended.${ended.by}`)}</Notice>
    )
  if (partner.status === 'active' && advisor.contact.isGone)
    return (
      <Notice tone="warn" title={t('advisors.gone.title', { name: advisor.contact.name })}>
        {t('advisors.gone.text')}
      </Notice>
    )
  if (partner.status === 'active') return null
  return (
    <Notice tone="warn" title={t('advisors.inactive.title', { name: partner.name })}>
      {t('advisors.inactive.text')}
    </Notice>
  )
}

export default function AdvisorPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { advisor, done } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={advisor.partner.name}
        status={<AdvisorState state={advisor.state} />}
        crumbs={[{ label: t('advisors.tabs.advisors'), href: paths.advisors }]}
        actions={
          <>
            {advisor.actions.update === null ? (
              <LinkButton to={paths.update(advisor.id)} icon={Pencil}>
                {t('advisors.update.title')}
              </LinkButton>
            ) : null}
            {advisor.coverage === 'assigned' && advisor.ended === null ? (
              <LinkButton to={paths.licences(advisor.id)} icon={ListChecks}>
                {t(advisor.actions.assign === null ? 'advisors.assign.title' : 'advisors.assign.see')}
              </LinkButton>
            ) : null}
            {advisor.actions.remove === null ? (
              <LinkButton to={paths.remove(advisor.id)} icon={UserMinus}>
                {t('advisors.remove.title')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <Done advisor={advisor} deed={done} />
        <Standing advisor={advisor} />
        <Undecided advisor={advisor} paths={paths} />
        <Access advisor={advisor} />
        <PartnerFacts advisor={advisor} />
        <p className="max-w-prose text-muted">{t('advisors.distributor')}</p>
        <p>
          <TextLink to={paths.help(401)}>{t('advisors.whatIsSeen')}</TextLink>
        </p>
      </div>
    </>
  )
}
