import type { RecoveryRequestView } from '../../contract/recovery.ts'
import { useI18n } from '../app/i18n.tsx'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Textarea } from '../ui/text-fields.tsx'

/** A button by itself, for what needs no words. */
function OneButton({ act, label }: { act: string; label: string }) {
  return (
    <Form answer={noAnswer} inline>
      <Button name="do" value={act}>
        {label}
      </Button>
    </Form>
  )
}

/** ACC-9: what a contact may do about a request: take their own back, or object to another's and take that back. */
export function ObjectToRecovery({ request }: { request: RecoveryRequestView }) {
  const { t } = useI18n()
  const { actions, objections } = request
  if (actions.withdraw === null)
    return (
      <Section title={t('access.recovery.withdrawTitle')}>
        <OneButton act="withdraw" label={t('access.recovery.withdraw')} />
      </Section>
    )
  if (actions.object !== null) return null
  const own = objections[0]
  return (
    <Section title={own === undefined ? t('access.recovery.objectTitle') : t('access.recovery.objectedTitle')}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-muted">{t('access.recovery.objectText')}</p>
        <Form>
          <Textarea
            name="objection"
            rows={4}
            label={t('access.recovery.objectReason')}
            defaultValue={own?.reason}
            required
          />
          <ButtonRow>
            <Button kind="primary" name="do" value="object">
              {own === undefined ? t('access.recovery.object') : t('access.recovery.objectAgain')}
            </Button>
          </ButtonRow>
        </Form>
        {own === undefined ? null : <OneButton act="agree" label={t('access.recovery.withdrawObjection')} />}
      </div>
    </Section>
  )
}
