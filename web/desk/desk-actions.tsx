import type { desk } from '../../contract/desk.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import { deskPaths } from './desk-paths.ts'
import { deskCannotText } from './desk-words.tsx'

type Desk = OutputOf<typeof desk.readQuoteDesk>

/** Who looks after the customer: named on its quotes, and told of its questions and orders. */
function Assign({ desk: { specialistId, specialists } }: { desk: Desk }) {
  const { t } = useI18n()
  return (
    <Card title={t('desk.facts.specialist')}>
      <Form label={t('desk.facts.specialist')}>
        <Select
          name="staffId"
          label={t('desk.assign.who')}
          defaultValue={specialistId ?? ''}
          choices={[
            { value: '', label: t('desk.assign.nobody') },
            ...specialists.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button name="intent" value="assign" className="self-start">
          {t('desk.assign.action')}
        </Button>
      </Form>
    </Card>
  )
}

/** What the desk can do with a quote now, and what not, each with its reason. */
export function DeskActions({ quote, desk, number }: { quote: QuoteView; desk: Desk; number: string }) {
  const { t, language } = useI18n()
  const { actions, next } = desk
  const { send, revise, decide, cancel } = actions
  const paths = deskPaths(language, number)
  const missing = (['send', 'revise', 'decide', 'cancel'] as const).flatMap((action) => {
    const code = actions[action]
    // Whether something waits for an approval is told by the state; who may not decide is not told of it.
    if (code === null || code === 'not-allowed' || code === 'approval-not-asked') return []
    const why = deskCannotText(t, code)
    const value =
      code === 'quote-revised' && next !== null ? (
        <>
          {why} <TextLink to={paths.desk(next.id)}>{t('desk.action.goOn', { revision: `${next.revision}` })}</TextLink>
        </>
      ) : (
        why
      )
    return [{ label: t(`desk.action.${action}`), value }]
  })
  return (
    <div className="flex flex-col gap-4">
      {decide === null ? (
        <Card title={t('desk.decide.title')}>
          <Form version={quote.version} label={t('desk.decide.title')}>
            <Textarea
              name="note"
              label={t('desk.decide.note')}
              hint={t('desk.decide.noteHint')}
              rows={3}
              maxLength={500}
            />
            <ButtonRow>
              <Button kind="primary" name="intent" value="approved">
                {t('desk.decide.approve')}
              </Button>
              <Button name="intent" value="refused">
                {t('desk.decide.refuse')}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      ) : null}
      {send === null ? (
        <Card title={t('desk.send.title')}>
          <p className="mb-4">{t(quote.revision === 1 ? 'desk.send.text' : 'desk.send.textVersion')}</p>
          <Form version={quote.version} label={t('desk.send.title')}>
            <Button kind="primary" name="intent" value="send" className="self-start">
              {t('desk.action.send')}
            </Button>
          </Form>
        </Card>
      ) : null}
      {revise === null || cancel === null ? (
        <Card title={t('desk.action.title')}>
          <ButtonRow>
            {revise === null ? <LinkButton to={paths.revise(quote.id)}>{t('desk.action.revise')}</LinkButton> : null}
            {cancel === null ? (
              <LinkButton to={renewalPaths(language, number).cancelQuote(quote.id)}>
                {t('desk.action.cancel')}
              </LinkButton>
            ) : null}
          </ButtonRow>
        </Card>
      ) : null}
      {actions.assign === null ? <Assign desk={desk} /> : null}
      {missing.length === 0 ? null : (
        <Card title={t('desk.action.notPossible')}>
          <DescriptionList items={missing} />
        </Card>
      )}
    </div>
  )
}
