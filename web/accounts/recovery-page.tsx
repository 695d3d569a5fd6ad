import { data, redirect } from 'react-router'
import type { RecoveryRequestView } from '../../contract/recovery.ts'
import { outputOf } from '../app/answers.ts'
import type { Answer, Call } from '../app/call.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { PersonList } from '../app/person-list.tsx'
import { type Submission, submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/recovery-page.ts'
import { accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { DecideRecovery } from './decide-recovery.tsx'
import { ObjectToRecovery } from './object-to-recovery.tsx'
import { RecoveryStatus } from './recovery-status.tsx'
import { refused } from './refused.ts'

export const handle = { messages: ['access', 'accounts'] } satisfies PageHandle

const deeds = ['asked', 'withdrawn', 'objected', 'objectionWithdrawn', 'approved', 'refused'] as const
type Deed = (typeof deeds)[number]

/** ACC-9: the mail's link leads here: who asks to become administrator, and what the reader may do about it. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { number, recoveryRequestId } = params
  const request = outputOf(await here.call('readRecoveryRequest', { number, recoveryRequestId }))
  const did = deeds.find((deed) => url.searchParams.get('done') === deed) ?? null
  return { request, did, isStaff: here.actor.kind === 'staff' }
}

type Act = { deed: Deed; field: string; run: (call: Call, given: Given, reason: string) => Promise<Result> }
type Given = { number: string; recoveryRequestId: string; once: ReturnType<typeof onceGiven> }
type Result = Answer<RecoveryRequestView>

/** What the page's buttons do, each with the field that says why. */
const acts: Record<string, Act> = {
  withdraw: {
    deed: 'withdrawn',
    field: '',
    run: (call, { once, ...given }) => call('withdrawRecoveryRequest', given, once),
  },
  object: {
    deed: 'objected',
    field: 'objection',
    run: (call, { once, ...given }, reason) => call('objectToRecovery', { ...given, reason }, once),
  },
  agree: {
    deed: 'objectionWithdrawn',
    field: '',
    run: (call, { once, ...given }) => call('withdrawObjection', given, once),
  },
  approve: {
    deed: 'approved',
    field: 'approval',
    run: (call, { once, ...given }, reason) => call('approveRecovery', { ...given, reason }, once),
  },
  refuse: {
    deed: 'refused',
    field: 'refusal',
    run: (call, { once, ...given }, reason) => call('refuseRecovery', { ...given, reason }, once),
  },
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission: Submission = submitted(context)
  const act = acts[submission.text('do')]
  if (act === undefined) throw data(null, { status: 404 })
  const { number, recoveryRequestId } = params
  const given = { number, recoveryRequestId, once: onceGiven(submission) }
  const answer = await act.run(call, given, submission.text(act.field))
  if (answer.ok) throw redirect(`${url.pathname}?done=${act.deed}`, 303)
  // The page has several fields that say why; the operation knows only its own.
  const fields = answer.problem.fields?.map((one) => ({ ...one, path: act.field }))
  return refused(submission, { ...answer.problem, fields }, [act.field])
}

/** Where the request stands, in a sentence. */
function Standing({ request }: { request: RecoveryRequestView }) {
  const { t, f } = useI18n()
  const { status, contact, waitsUntil, actions } = request
  if (status !== 'waiting') return null
  const isRipe = actions.approve !== 'recovery-waits'
  return (
    <Notice>
      {isRipe && actions.approve === null
        ? t('access.recovery.ripe')
        : t('access.recovery.waiting', { name: contact.name, day: f.day(waitsUntil) })}
    </Notice>
  )
}

function Facts({ request }: { request: RecoveryRequestView }) {
  const { t, f } = useI18n()
  const { contact, decidedAt, decidedBy, reason, evidence } = request
  return (
    <>
      <Card>
        <DescriptionList
          items={[
            { label: t('access.recovery.who'), value: contact.name },
            { label: t('access.recovery.email'), value: contact.email },
            { label: t('access.recovery.askedAt'), value: f.instant(request.askedAt) },
            { label: t('access.recovery.waitsUntil'), value: f.day(request.waitsUntil) },
            ...(decidedAt === null
              ? []
              : [
                  { label: t('access.recovery.decidedAt'), value: f.instant(decidedAt) },
                  { label: t('access.recovery.decidedBy'), value: decidedBy ?? '–' },
                ]),
            ...(reason === null ? [] : [{ label: t('access.reason'), value: reason }]),
          ]}
        />
      </Card>
      <Card title={t('access.recovery.wrote', { name: contact.name })}>
        <p className="max-w-prose whitespace-pre-line">{evidence}</p>
      </Card>
    </>
  )
}

export default function RecoveryPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { request, did, isStaff } = loaderData
  const { name } = request.contact
  return (
    <>
      <PageHeader
        title={t('access.recovery.title')}
        kicker={name}
        status={<RecoveryStatus status={request.status} />}
        crumbs={[{ label: t('accounts.people.title'), href: accountPaths(language, params.number).people }]}
      />
      <div className="flex flex-col gap-6">
        {did === null ? null : <Notice tone="ok" announce title={t(`access.recovery.done.${did}`, { name })} />}
        <Standing request={request} />
        <Facts request={request} />
        <Card title={t('access.recovery.onRecord')}>
          {request.administrators.length === 0 ? (
            <p className="text-muted">{t('access.noAdministrators')}</p>
          ) : (
            <PersonList people={request.administrators} />
          )}
        </Card>
        {isStaff ? <DecideRecovery request={request} /> : <ObjectToRecovery request={request} />}
      </div>
    </>
  )
}
