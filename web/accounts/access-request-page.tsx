import { redirect } from 'react-router'
import type { AccessRequestView } from '../../contract/access-requests.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/access-request-page.ts'
import { AccessRequestStatus } from './access-request-status.tsx'
import { type AccountPaths, accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { ContactTypes } from './contact-words.tsx'
import { refused } from './refused.ts'
import { TextLink } from './text-link.tsx'
import { WhyNot } from './why-not.tsx'

export const handle = { messages: ['access', 'accounts'] } satisfies PageHandle

const deeds = ['granted', 'refused', 'late'] as const

/** ACC-6: the mail's link leads here. Only the buttons decide: programs that open links must not. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { number, accessRequestId } = params
  const request = outputOf(await context.get(visit).call('readAccessRequest', { number, accessRequestId }))
  return { request, did: deeds.find((deed) => url.searchParams.get('done') === deed) ?? null }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { number, accessRequestId } = params
  const grants = submission.text('do') === 'grant'
  const answer = grants
    ? await call('grantAccess', { number, accessRequestId }, onceGiven(submission))
    : await call('refuseAccess', { number, accessRequestId, reason: submission.text('reason') }, onceGiven(submission))
  // Another administrator was faster: the page says who, what and when.
  if (!answer.ok && answer.problem.code === 'access-request-decided') throw redirect(`${url.pathname}?done=late`, 303)
  if (!answer.ok) return refused(submission, answer.problem, ['reason'])
  throw redirect(`${url.pathname}?done=${grants ? 'granted' : 'refused'}`, 303)
}

/** How a request ended, in a sentence. */
function Outcome({ request }: { request: AccessRequestView }) {
  const { t, f } = useI18n()
  const { status, contact, decidedBy, decidedAt, reason } = request
  if (status === 'open') return null
  const facts = { name: contact.name, by: decidedBy ?? '–', at: f.instant(decidedAt ?? request.askedAt) }
  return (
    <Card>
      <p>{t(`access.request.${status}`, facts)}</p>
      {reason === null ? null : (
        <p className="mt-2 whitespace-pre-line text-muted">
          {t('access.reason')}: {reason}
        </p>
      )}
    </Card>
  )
}

function Decide({ request }: { request: AccessRequestView }) {
  const { t, f } = useI18n()
  const { name, types } = request.contact
  return (
    <>
      <p className="max-w-prose">
        {t('access.request.consequence', { name, types: f.list(types.map((type) => t(`accounts.types.${type}`))) })}
      </p>
      <Form>
        <Textarea
          name="reason"
          rows={2}
          label={t('access.request.refuseReason')}
          hint={t('access.request.refuseHint', { name })}
        />
        <ButtonRow>
          <Button kind="primary" name="do" value="grant">
            {t('access.request.grant')}
          </Button>
          <Button name="do" value="refuse">
            {t('access.request.refuse')}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}

function Facts({ request, paths }: { request: AccessRequestView; paths: AccountPaths }) {
  const { t, f } = useI18n()
  const { contact, note, askedAt } = request
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { label: t('access.request.email'), value: contact.email },
            ...(contact.jobTitle === null ? [] : [{ label: t('access.request.jobTitle'), value: contact.jobTitle }]),
            { label: t('access.request.types'), value: <ContactTypes types={contact.types} /> },
            { label: t('access.request.askedAt'), value: f.instant(askedAt) },
          ]}
        />
        <div>
          <p className="text-hint text-muted">{t('access.request.note')}</p>
          <p className="max-w-prose whitespace-pre-line">{note ?? t('access.request.noNote')}</p>
        </div>
        <TextLink to={paths.contact(contact.id)}>{t('access.request.contact')}</TextLink>
      </div>
    </Card>
  )
}

export default function AccessRequestPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { request, did } = loaderData
  const paths = accountPaths(language, params.number)
  const { name } = request.contact
  const whyNot = request.actions.grant
  return (
    <>
      <PageHeader
        title={name}
        kicker={t('access.request.title')}
        status={<AccessRequestStatus status={request.status} />}
        crumbs={[
          { label: t('accounts.people.title'), href: paths.people },
          { label: t('access.list.title'), href: paths.accessRequests },
        ]}
      />
      <div className="flex flex-col gap-6">
        {did === 'late' ? <Notice tone="warn" announce title={t('access.request.late')} /> : null}
        {did === null || did === 'late' ? null : (
          <Notice tone="ok" announce title={t(`access.request.done.${did}`, { name })} />
        )}
        <Outcome request={request} />
        <Facts request={request} paths={paths} />
        {whyNot === null ? <Decide request={request} /> : null}
        {request.status === 'open' && whyNot !== null ? (
          <p className="text-muted">
            <WhyNot code={whyNot} />
          </p>
        ) : null}
      </div>
    </>
  )
}
