import { EyeOff } from 'lucide-react'
import { Link, redirect } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { LicenceView, licences } from '../../contract/licences.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { type Visit, visit } from '../app/visit.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import { Undoable } from '../ui/undoable.tsx'
import type { Route } from './+types/licence-page.ts'
import { AllocationList } from './allocation-list.tsx'
import { type LicencePaths, licencePaths } from './licence-paths.ts'
import { LicenceFacts, LicenceOrder, LicenceTerms } from './licence-terms.tsx'
import { type LicenceEvent, LicenceTimeline } from './licence-timeline.tsx'
import { LicenceState } from './licence-words.tsx'
import { MoveBudget } from './move-budget.tsx'
import { todayOf } from './today.ts'
import { whyNotText } from './why-not.ts'

export const handle = { messages: ['licences'] } satisfies PageHandle

/** Events shown at first, and how many more each "show more" brings. */
const eventsStep = 20
const eventsMost = 1000

type EventPage = OutputOf<typeof licences.listLicenceEvents>

async function readEvents(call: Visit['call'], input: { number: string; licenceId: string }, wanted: number) {
  const events: LicenceEvent[] = []
  let next: string | null | undefined
  while (next !== null && events.length < wanted) {
    const page: EventPage = outputOf(
      await call('listLicenceEvents', { ...input, limit: Math.min(100, wanted - events.length), after: next }),
    )
    events.push(...page.items)
    next = page.next
  }
  return { events, more: next !== null }
}

/** LIC-3, LIC-18: everything about one licence. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const input = { number: params.number, licenceId: params.licenceId }
  const asked = Number(url.searchParams.get('events'))
  const shown = Number.isInteger(asked) && asked > eventsStep ? Math.min(asked, eventsMost) : eventsStep
  const licence = outputOf(await call('readLicence', input))
  const { events, more } = await readEvents(call, input, shown)
  const did = url.searchParams.get('did')
  return {
    licence,
    events,
    moreEvents: more && shown < eventsMost ? shown + eventsStep : null,
    today: todayOf(now),
    // What the address says was done is only told while it is so.
    justDone: did === 'hidden' && licence.hidden ? 'hidden' : did === 'shown' && !licence.hidden ? 'shown' : null,
  } as const
}

/** LIC-12: hides the licence or shows it again. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { text, idempotencyKey } = submitted(context)
  const wanted = text('wanted') === 'shown' ? 'shown' : 'hidden'
  const answer = await call(
    wanted === 'hidden' ? 'hideLicence' : 'unhideLicence',
    { number: params.number, licenceId: params.licenceId },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  )
  outputOf(answer)
  return redirect(`${url.pathname}?did=${wanted}`, 303)
}

/** One button that hides or shows the licence. */
function VisibilityButton({ wanted, words }: { wanted: 'hidden' | 'shown'; words: string }) {
  return (
    <Form answer={noAnswer} inline>
      <Button name="wanted" value={wanted} icon={wanted === 'hidden' ? EyeOff : undefined}>
        {words}
      </Button>
    </Form>
  )
}

function Notices({
  licence,
  justDone,
  paths,
}: {
  licence: LicenceView
  justDone: 'hidden' | 'shown' | null
  paths: LicencePaths
}) {
  const { t, f } = useI18n()
  return (
    <>
      {justDone === null ? null : (
        <Undoable
          title={t(`licences.page.${justDone}`)}
          about={licence.id}
          undo={{
            action: paths.licence(licence.id),
            fields: [{ name: 'wanted', value: justDone === 'hidden' ? 'shown' : 'hidden' }],
          }}
        >
          {t(`licences.page.${justDone}Text`)}
        </Undoable>
      )}
      {licence.rescinded === null ? null : (
        <Notice tone="warn" title={t('licences.page.rescinded', { day: f.day(licence.rescinded.at) })}>
          {licence.rescinded.reason}
        </Notice>
      )}
      {licence.replaces === null && licence.replacedBy.length === 0 ? null : (
        <Notice tone="info">
          {licence.replaces === null ? null : (
            <p>
              {t('licences.page.replaces')} <LicenceLink licence={licence.replaces} paths={paths} />
            </p>
          )}
          {licence.replacedBy.length === 0 ? null : (
            <p>
              {t('licences.page.replacedBy')}{' '}
              {licence.replacedBy.map((one) => (
                <span key={one.id} className="mr-3">
                  <LicenceLink licence={one} paths={paths} />
                </span>
              ))}
            </p>
          )}
        </Notice>
      )}
    </>
  )
}

function LicenceLink({ licence, paths }: { licence: { id: string; code: string }; paths: LicencePaths }) {
  return (
    <Link to={paths.licence(licence.id)} className="link inline-flex min-h-6 items-center coarse:min-h-11">
      <Code value={licence.code} />
    </Link>
  )
}

function Seats({ licence }: { licence: LicenceView }) {
  const { t, f } = useI18n()
  const left = licence.quantity - licence.allocatedQuantity
  const whyNot = licence.actions.allocate
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
        <div className="w-56">
          <p className="text-hint text-muted">{t('licences.allocatedOf')}</p>
          <div className="text-h2 font-semibold">
            <SeatBar label={t('licences.allocatedOf')} used={licence.allocatedQuantity} total={licence.quantity} />
          </div>
        </div>
        <p className="max-w-prose flex-1 basis-60 text-muted">
          {whyNot === null ? t('licences.page.left', { count: left, written: f.number(left) }) : whyNotText(t, whyNot)}
        </p>
      </div>
    </Card>
  )
}

export default function LicencePage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { licence, events, moreEvents, today, justDone } = loaderData
  const paths = licencePaths(language, params.number)
  return (
    <>
      <PageHeader
        title={`${licence.product.name} ${licence.edition.name}`}
        crumbs={[{ label: t('licences.title'), href: paths.list }]}
        status={<LicenceState status={licence.status} />}
        lead={<Code value={licence.code} copy={t('licences.code')} />}
        actions={
          <>
            {licence.actions.hide !== null ? null : licence.hidden ? (
              <VisibilityButton wanted="shown" words={t('licences.actions.unhide')} />
            ) : (
              <VisibilityButton wanted="hidden" words={t('licences.actions.hide')} />
            )}
            {licence.actions.allocate === null ? (
              <LinkButton kind="primary" to={paths.allocate(licence.id)}>
                {t('licences.actions.allocate')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <Notices licence={licence} justDone={justDone} paths={paths} />
        <Seats licence={licence} />
        <AllocationList licence={licence} paths={paths} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <LicenceFacts licence={licence} today={today} paths={paths} />
          <LicenceTerms licence={licence} />
        </div>
        <LicenceOrder licence={licence} />
        <MoveBudget moves={licence.moves} />
        <LicenceTimeline
          licence={licence}
          events={events}
          moreHref={moreEvents === null ? null : `?events=${moreEvents}#history`}
          path={paths.licence(licence.id)}
          canUnhide={licence.hidden && licence.actions.hide === null}
        />
      </div>
    </>
  )
}
