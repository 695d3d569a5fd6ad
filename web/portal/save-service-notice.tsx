import { data, redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { type Submission, submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DateInput, Textarea, TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/save-service-notice.ts'

export const handle = { messages: ['portal'] } satisfies PageHandle

/** PLT-8: a notice to change, or a new one that is shown from now on. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const { noticeId } = params
  const { notices } = outputOf(await call('readPortalContent', {}))
  const notice = notices.find(({ id }) => id === noticeId)
  if (noticeId !== undefined && notice === undefined) throw data(null, { status: 404 })
  return { notice, now }
}

/** A day and a time in UTC as one instant; what is no time is left for the operation to refuse. */
function momentGiven({ text }: Submission, name: 'startsAt' | 'endsAt'): string {
  const [day, time] = [text(name).trim(), text(`${name}Time`).trim()]
  if (day === '' && time === '') return ''
  return `${day}T${/^\d:/.test(time) ? `0${time}` : time || '00:00'}:00.000Z`
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { text, idempotencyKey } = submission
  const answer = await call(
    'saveServiceNotice',
    {
      ...(params.noticeId === undefined ? {} : { noticeId: params.noticeId }),
      kind: text('kind'),
      textEn: text('textEn'),
      textEs: text('textEs'),
      startsAt: momentGiven(submission, 'startsAt'),
      endsAt: momentGiven(submission, 'endsAt') || null,
    },
    { idempotencyKey },
  )
  if (!answer.ok) return refused(submission, answer.problem, ['kind', 'textEn', 'textEs', 'startsAt', 'endsAt'])
  throw redirect(`/${params.lang}/console/portal?saved`, 303)
}

function Moment(props: { name: 'startsAt' | 'endsAt'; value: string | null; required?: boolean }) {
  const { t } = useI18n()
  const { name, value, required } = props
  return (
    <div className="flex flex-wrap items-end gap-3">
      <DateInput
        name={name}
        label={t(`portal.form.${name}`)}
        hint={t(`portal.form.${name}Hint`)}
        defaultValue={value?.slice(0, 10) ?? ''}
        required={required}
      />
      <TextInput
        name={`${name}Time`}
        width="short"
        label={t('portal.form.time')}
        defaultValue={value?.slice(11, 16) ?? ''}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
      />
    </div>
  )
}

export default function SaveServiceNotice({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { notice, now } = loaderData
  const back = `/${language}/console/portal`
  return (
    <>
      <PageHeader
        title={t(notice === undefined ? 'portal.notices.add' : 'portal.notices.edit')}
        crumbs={[{ label: t('portal.title'), href: back }]}
      />
      <Form>
        <RadioGroup
          name="kind"
          label={t('portal.notices.kind')}
          required
          defaultValue={notice?.kind ?? 'planned'}
          choices={[
            { value: 'planned', label: t('portal.kinds.planned'), hint: t('portal.form.plannedHint') },
            { value: 'fault', label: t('portal.kinds.fault'), hint: t('portal.form.faultHint') },
          ]}
        />
        <Textarea
          name="textEn"
          label={t('portal.form.textEn')}
          hint={t('portal.form.textHint')}
          required
          rows={3}
          lang="en"
          maxLength={500}
          defaultValue={notice?.textEn ?? ''}
        />
        <Textarea
          name="textEs"
          label={t('portal.form.textEs')}
          required
          rows={3}
          lang="es"
          maxLength={500}
          defaultValue={notice?.textEs ?? ''}
        />
        <Moment name="startsAt" value={notice?.startsAt ?? now} required />
        <Moment name="endsAt" value={notice?.endsAt ?? null} />
        <ButtonRow>
          <Button kind="primary">{t('portal.form.save')}</Button>
          <LinkButton to={back}>{t('portal.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
