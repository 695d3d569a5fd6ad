import { redirect } from 'react-router'
import type { OwnAccessView } from '../../contract/access-requests.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { PersonList } from '../app/person-list.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/request-access.ts'
import { type AccountPaths, accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { refused } from './refused.ts'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['access'] } satisfies PageHandle

const deeds = ['done', 'withdrawn'] as const

/** ACC-6: asking for access, and how one's request stands. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const access = outputOf(await context.get(visit).call('readOwnAccess', { number: params.number }))
  return { access, did: deeds.find((deed) => url.searchParams.has(deed)) ?? null }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { number } = params
  const accessRequestId = submission.text('withdraw')
  const answer = accessRequestId
    ? await call('withdrawAccessRequest', { number, accessRequestId }, onceGiven(submission))
    : await call('requestAccess', { number, note: submission.text('note') }, onceGiven(submission))
  // An administrator was faster: the page says what they decided.
  if (!answer.ok && answer.problem.code === 'access-request-decided') throw redirect(url.pathname, 303)
  if (!answer.ok) return refused(submission, answer.problem, ['note'])
  throw redirect(`${url.pathname}?${accessRequestId ? 'withdrawn' : 'done'}`, 303)
}

function OpenRequest({ access }: { access: OwnAccessView & { request: NonNullable<OwnAccessView['request']> } }) {
  const { t, f } = useI18n()
  const { request, administrators } = access
  return (
    <>
      <p className="max-w-prose">{t('access.own.openText')}</p>
      <SummaryList
        rows={[
          { label: t('access.own.askedAt'), value: f.instant(request.askedAt) },
          { label: t('access.administrators'), value: <PersonList people={administrators} /> },
          ...(request.note === null
            ? []
            : [{ label: t('access.own.yourNote'), value: <p className="whitespace-pre-line">{request.note}</p> }]),
        ]}
      />
      <Form>
        <ButtonRow>
          <Button name="withdraw" value={request.id}>
            {t('access.own.withdraw')}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}

/** What became of the last request, before one asks again. */
function LastRequest({ request }: { request: OwnAccessView['request'] }) {
  const { t, f } = useI18n()
  if (request?.status === 'refused')
    return (
      <Notice
        title={t('access.own.refusedBy', { by: request.decidedBy ?? '–', at: f.instant(request.decidedAt ?? '') })}
      >
        {request.reason}
      </Notice>
    )
  if (request?.status !== 'lapsed') return null
  return (
    <Notice title={t('access.own.lapsed')}>{t('access.own.lapsedText', { at: f.instant(request.askedAt) })}</Notice>
  )
}

function AskForm({ access, paths }: { access: OwnAccessView; paths: AccountPaths }) {
  const { t } = useI18n()
  return (
    <>
      <LastRequest request={access.request} />
      <Card title={t('access.administrators')}>
        <PersonList people={access.administrators} />
      </Card>
      <Form>
        <Textarea name="note" rows={3} label={t('access.own.note')} hint={t('access.own.noteHint')} />
        <ButtonRow>
          <Button kind="primary">{t('access.own.action')}</Button>
          <LinkButton to={paths.overview}>{t('access.back')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}

function Nobody({ paths }: { paths: AccountPaths }) {
  const { t } = useI18n()
  return (
    <Notice
      tone="warn"
      title={t('access.own.nobody')}
      action={
        <LinkButton kind="primary" to={paths.requestRecovery}>
          {t('access.own.recover')}
        </LinkButton>
      }
    >
      {t('access.own.nobodyText')}
    </Notice>
  )
}

function Unrestricted({ request }: { request: OwnAccessView['request'] }) {
  const { t, f } = useI18n()
  return (
    <Notice tone="ok" title={t('access.own.unrestricted')}>
      {request?.status === 'granted'
        ? t('access.own.grantedBy', { by: request.decidedBy ?? '–', at: f.instant(request.decidedAt ?? '') })
        : t('access.own.unrestrictedText')}
    </Notice>
  )
}

export default function RequestAccess({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { access, did } = loaderData
  const { request, administrators, actions } = access
  const paths = accountPaths(language, params.number)
  const open = request?.status === 'open' ? { ...access, request } : null
  return (
    <>
      <PageHeader
        title={open === null ? t('access.own.title') : t('access.own.open')}
        lead={open === null && actions.ask === null ? t('access.own.lead') : undefined}
        crumbs={[{ label: t('app.nav.people'), href: paths.people }]}
      />
      <div className="flex flex-col gap-6">
        {did === null ? null : <Notice tone="ok" announce title={t(`access.own.${did}`)} />}
        {open !== null ? (
          <OpenRequest access={open} />
        ) : actions.ask === null ? (
          <AskForm access={access} paths={paths} />
        ) : actions.ask === 'no-administrator' ? (
          <Nobody paths={paths} />
        ) : (
          <Unrestricted request={request} />
        )}
        {access.restricted && administrators.length > 0 ? (
          <p>
            {t('access.own.gone')} <TextLink to={paths.requestRecovery}>{t('access.own.recover')}</TextLink>
          </p>
        ) : null}
      </div>
    </>
  )
}
