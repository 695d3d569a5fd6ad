import { redirect } from 'react-router'
import type { ReminderView, reminderRecipients } from '../../contract/reminders.ts'
import { refused } from '../accounts/refused.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { CheckboxGroup } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/reminders-page.ts'
import { renewalPaths } from './renewal-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['reminders', 'advisors'] } satisfies PageHandle

type RecipientKind = (typeof reminderRecipients)[number]
const kinds: readonly RecipientKind[] = ['bill-to', 'ship-to', 'sales', 'advisor']

/** REN-16: who is reminded of renewals, and which reminders went out. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number } = params
  const after = url.searchParams.get('after')
  const settings = outputOf(await call('readReminderSettings', { number }))
  const list = await call('listReminders', { number, limit: '20', ...(after === null ? {} : { after }) })
  return { settings, isDone: url.searchParams.get('done') === 'saved', ...pageOfList(list, url) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number } = params
  const submission = submitted(context)
  const given = { number, recipients: submission.texts('recipients') }
  const answer = await call('saveReminderSettings', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['recipients'])
  throw redirect(`${renewalPaths(language, number).reminders}?done=saved`, 303)
}

type Settings = Route.ComponentProps['loaderData']['settings']

function Recipients({ settings }: { settings: Settings }) {
  const { t, f } = useI18n()
  const { recipients, actions, changed, version } = settings
  const label = (kind: RecipientKind) => t(`reminders.kinds.${kind}.label`)
  if (actions.save !== null)
    return (
      <>
        <p>
          {recipients.length === 0
            ? t('reminders.settings.nobody')
            : t('reminders.settings.now', { names: f.list(recipients.map(label)) })}
        </p>
        <p className="text-muted">{t('reminders.settings.whoSets')}</p>
      </>
    )
  return (
    <Form version={version} changed={changed ?? undefined}>
      <CheckboxGroup
        name="recipients"
        label={t('reminders.settings.label')}
        hint={t('reminders.settings.hint')}
        defaultValues={recipients}
        choices={kinds.map((kind) => ({ value: kind, label: label(kind), hint: t(`reminders.kinds.${kind}.hint`) }))}
      />
      <ButtonRow>
        <Button kind="primary">{t('reminders.settings.action')}</Button>
      </ButtonRow>
    </Form>
  )
}

function Sent({ items, pages }: Pick<Route.ComponentProps['loaderData'], 'items' | 'pages'>) {
  const { t, f } = useI18n()
  const columns: readonly Column<ReminderView>[] = [
    {
      key: 'to',
      label: t('reminders.sent.to'),
      rowHeader: true,
      cell: ({ recipientName, partnerName }) => (
        <>
          {recipientName}
          {partnerName === null ? null : <span className="block text-hint text-muted">{partnerName}</span>}
        </>
      ),
    },
    { key: 'day', label: t('reminders.sent.day'), nowrap: true, cell: ({ day }) => f.day(day) },
    { key: 'lines', label: t('reminders.sent.lines'), align: 'end', cell: ({ lineCount }) => f.number(lineCount) },
    {
      key: 'ends',
      label: t('reminders.sent.ends'),
      cell: ({ firstEndsOn, lastEndsOn }) =>
        firstEndsOn === lastEndsOn
          ? f.day(firstEndsOn)
          : t('reminders.sent.between', { first: f.day(firstEndsOn), last: f.day(lastEndsOn) }),
    },
  ]
  return (
    <Section title={t('reminders.sent.title')}>
      <Table
        caption={t('reminders.sent.caption')}
        columns={columns}
        rows={items}
        rowKey={({ day, recipientName, partnerName }) => `${day} ${recipientName} ${partnerName}`}
        empty={
          <EmptyState kind="nothing-yet" title={t('reminders.sent.none')}>
            {t('reminders.sent.noneText')}
          </EmptyState>
        }
      />
      <Pager label={t('reminders.sent.pages')} {...pages} />
    </Section>
  )
}

export default function RemindersPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { settings, isDone, items, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('reminders.title')}
        lead={t('reminders.lead')}
        crumbs={[
          { label: t('advisors.title'), href: paths.summary },
          { label: t('advisors.tabs.calendar'), href: paths.calendar },
        ]}
      />
      <div className="flex flex-col gap-8">
        {isDone ? (
          <Notice tone="ok" announce>
            {t('reminders.settings.done')}
          </Notice>
        ) : null}
        <Section title={t('reminders.settings.title')}>
          <Recipients settings={settings} />
        </Section>
        <Sent items={items} pages={pages} />
        <p>
          <TextLink to={paths.help(508)}>{t('reminders.help')}</TextLink>
        </p>
      </div>
    </>
  )
}
