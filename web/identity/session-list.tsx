import type { SessionView } from '../../contract/identity-fields.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'

/** ACC-14: where one is signed in, each with a button to sign out there. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useI18n()
  const isAlone = sessions.every(({ current }) => current)
  return (
    <Section title={t('identity.sessions.title')}>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {isAlone ? <p className="text-muted">{t('identity.sessions.only')}</p> : null}
      <ButtonRow>
        {isAlone ? null : (
          <Form answer={noAnswer} inline reload>
            <input type="hidden" name="do" value="end-others" />
            <Button>{t('identity.sessions.endOthers')}</Button>
          </Form>
        )}
        <Form answer={noAnswer} inline reload>
          <input type="hidden" name="do" value="end-all" />
          <Button>{t('identity.sessions.endAll')}</Button>
        </Form>
      </ButtonRow>
    </Section>
  )
}

function SessionRow({ session }: { session: SessionView }) {
  const { t, f } = useI18n()
  const { browser, system } = session
  const name =
    browser !== null && system !== null
      ? t('identity.sessions.browserOn', { browser, system })
      : (browser ?? system ?? t('identity.sessions.unknownBrowser'))
  const seen = f.instant(session.lastSeenAt)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {session.current ? <Badge tone="ok">{t('identity.sessions.here')}</Badge> : null}
        </p>
        <p className="text-hint text-muted">
          {t('identity.sessions.seen', { at: seen })} ·{' '}
          {t('identity.sessions.since', { at: f.instant(session.createdAt) })} ·{' '}
          {t('identity.sessions.address', { address: session.address })}
        </p>
      </div>
      {session.current ? null : (
        <Form answer={noAnswer} inline reload>
          <input type="hidden" name="do" value="end" />
          <input type="hidden" name="sessionId" value={session.id} />
          <Button>
            {t('identity.sessions.end')}
            <span className="sr-only"> {t('identity.sessions.endOf', { browser: name, at: seen })}</span>
          </Button>
        </Form>
      )}
    </li>
  )
}
