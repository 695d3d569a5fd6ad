import type { OverviewView } from '../../contract/overview.ts'
import { useI18n } from '../app/i18n.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { accountPaths } from './account-paths.ts'
import { TextLink } from './text-link.tsx'

type Requests = NonNullable<OverviewView['accessRequests']>

/** Both buttons decide at once, by the request's own page, which then says what was decided (ACC-6). */
function Decide({ href, name }: { href: string; name: string }) {
  const { t } = useI18n()
  return (
    <Form action={href} answer={noAnswer} inline label={name}>
      <ButtonRow>
        <Button name="do" value="grant">
          {t('overview.requests.grant')}
          <span className="sr-only">: {name}</span>
        </Button>
        <Button name="do" value="refuse">
          {t('overview.requests.refuse')}
          <span className="sr-only">: {name}</span>
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** ACC-17: who asks the reader for access. */
export function AccessRequests({ requests, number }: { requests: Requests; number: string }) {
  const { t, f, language } = useI18n()
  const paths = accountPaths(language, number)
  const { total, items } = requests
  const written = `${f.number(total.count)}${total.atLeast ? '+' : ''}`
  return (
    <Card title={t('overview.requests.title')}>
      <p className="text-muted">
        {t('overview.requests.count', { count: total.count, written })}{' '}
        <TextLink to={paths.accessRequests}>{t('overview.requests.all')}</TextLink>
      </p>
      <ul className="mt-2 divide-y divide-line">
        {items.map(({ id, contact, note, askedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-3 last:pb-0">
            <div className="min-w-0">
              <TextLink to={paths.accessRequest(id)}>{contact.name}</TextLink>
              <p className="text-muted">
                {contact.email} · {t('overview.requests.asked', { at: f.instant(askedAt) })}
              </p>
              {note === null ? null : <p className="max-w-prose whitespace-pre-line">{note}</p>}
            </div>
            <Decide href={paths.accessRequest(id)} name={contact.name} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** ACC-9: somebody asks to run the company; whoever reads this may object. */
export function RecoveryNotice(props: { recovery: NonNullable<OverviewView['recovery']>; number: string }) {
  const { t, f, language } = useI18n()
  const { id, name, waitsUntil, isYours } = props.recovery
  return (
    <Notice
      tone={isYours ? 'info' : 'warn'}
      title={isYours ? t('overview.requests.ownRecovery') : t('overview.requests.recovery', { name })}
      action={
        <LinkButton to={accountPaths(language, props.number).recovery(id)}>
          {t('overview.requests.seeRecovery')}
        </LinkButton>
      }
    >
      {t('overview.requests.recoveryText', { day: f.day(waitsUntil) })}
    </Notice>
  )
}
