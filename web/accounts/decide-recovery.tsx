import type { RecoveryRequestView } from '../../contract/recovery.ts'
import { useI18n } from '../app/i18n.tsx'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import { ContactTypes } from './contact-words.tsx'

function Objections({ objections }: Pick<RecoveryRequestView, 'objections'>) {
  const { t, f } = useI18n()
  if (objections.length === 0) return <p className="text-muted">{t('access.recovery.noObjections')}</p>
  return (
    <ul className="divide-y divide-line">
      {objections.map((one) => (
        <li key={one.email} className="py-3 first:pt-0 last:pb-0">
          <p className="font-medium">{one.name}</p>
          <p className="text-muted">
            {one.email} · <ContactTypes types={one.types} /> · {f.instant(one.objectedAt)}
          </p>
          <p className="mt-1 max-w-prose whitespace-pre-line">{one.reason}</p>
        </li>
      ))}
    </ul>
  )
}

function Approve({ request }: { request: RecoveryRequestView }) {
  const { t } = useI18n()
  const { objections, contact } = request
  const isAgainst = objections.length > 0
  return (
    <Form label={t('access.recovery.approve')}>
      <p>{t('access.recovery.approveText', { name: contact.name })}</p>
      <Textarea
        name="approval"
        rows={3}
        label={t('access.recovery.approveReason')}
        hint={
          isAgainst
            ? t('access.recovery.approveAgainst', { count: objections.length })
            : t('access.recovery.approveReasonHint')
        }
        required={isAgainst}
      />
      <ButtonRow>
        <Button kind="primary" name="do" value="approve">
          {t('access.recovery.approve')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function Refuse() {
  const { t } = useI18n()
  return (
    <Form label={t('access.recovery.refuse')}>
      <Textarea
        name="refusal"
        rows={3}
        label={t('access.recovery.refuseReason')}
        hint={t('access.recovery.refuseReasonHint')}
        required
      />
      <ButtonRow>
        <Button name="do" value="refuse">
          {t('access.recovery.refuse')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** ACC-9: what the vendor's people see and decide. */
export function DecideRecovery({ request }: { request: RecoveryRequestView }) {
  const { t, f } = useI18n()
  const { actions, objections, waitsUntil } = request
  return (
    <>
      <Card title={t('access.recovery.objections')}>
        <Objections objections={objections} />
      </Card>
      {request.status === 'waiting' ? (
        <Section title={t('access.recovery.decideTitle')}>
          <div className="flex flex-col gap-6">
            {actions.approve === null ? <Approve request={request} /> : null}
            {actions.approve === 'recovery-waits' ? (
              <p className="max-w-prose">{t('access.recovery.notYet', { day: f.day(waitsUntil) })}</p>
            ) : null}
            {actions.refuse === null ? <Refuse /> : <p className="text-muted">{t('access.recovery.notYours')}</p>}
          </div>
        </Section>
      ) : null}
    </>
  )
}
