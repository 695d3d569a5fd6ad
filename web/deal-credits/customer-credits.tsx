import { redirect } from 'react-router'
import type { DealCredit } from '../../contract/deal-credits.ts'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { onlyForStaff } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Anew } from '../ui/anew.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Textarea, TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/customer-credits.ts'
import { CreditReason, CreditSpan } from './credit-words.tsx'

export const handle = { messages: ['credits'] } satisfies PageHandle

/** PAR-11: who gets the commission for a customer, and who got it; for the vendor's people. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyForStaff(here)
  const { call } = here
  const { number } = params
  const after = url.searchParams.get('after') ?? undefined
  const answer = await call('listDealCredits', { number, state: 'all', after })
  return { ...pageOfList(answer, url), done: url.searchParams.get('done') }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = {
    number: params.number,
    programmeCode: submission.text('programmeCode'),
    partnerNumber: submission.text('partnerNumber').trim(),
    reason: submission.text('reason'),
  }
  const answer = await call('changeDealCredit', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['programmeCode', 'partnerNumber', 'reason'])
  const done = answer.output.untold.length > 0 ? 'untold' : 'changed'
  throw redirect(`/${language}/o/${params.number}/deal-credits?done=${done}`, 303)
}

/** Gives it to somebody else, or to nobody. */
function ChangeCredit({ programmes }: { programmes: readonly { code: string; name: string }[] }) {
  const { t } = useI18n()
  return (
    <Card title={t('credits.change.title')}>
      <Form label={t('credits.change.title')}>
        <Anew>
          <Select
            name="programmeCode"
            label={t('credits.programme')}
            required
            choices={[
              { value: '', label: t('credits.change.choose') },
              ...programmes.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <TextInput
            name="partnerNumber"
            label={t('credits.change.partner')}
            hint={t('credits.change.partnerHint')}
            inputMode="numeric"
            maxLength={8}
            autoComplete="off"
          />
          <Textarea
            name="reason"
            label={t('credits.change.reason')}
            hint={t('credits.change.reasonHint')}
            rows={3}
            maxLength={500}
            required
          />
        </Anew>
        <Button kind="primary" className="self-start">
          {t('credits.change.action')}
        </Button>
      </Form>
    </Card>
  )
}

function Holder({ credit }: { credit: DealCredit }) {
  const { t, language } = useI18n()
  const { partner, until } = credit
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <TextLink to={`/${language}/o/${partner.number}/partner/deal-credits`}>{partner.name}</TextLink>
      {until === null ? <Badge tone="ok">{t('credits.held')}</Badge> : null}
    </span>
  )
}

/** Who made it so, and who made an end of it. */
function Doers({ credit }: { credit: DealCredit }) {
  const { t } = useI18n()
  return (
    <span className="flex flex-col">
      <span>{credit.by}</span>
      {credit.ended === null ? null : (
        <span className="text-hint text-muted">
          {t(`credits.ended.${credit.ended.because}`, { by: credit.ended.by })}
        </span>
      )}
    </span>
  )
}

export default function CustomerCredits({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n()
  const { items, pages, programmes, actions, done } = loaderData
  return (
    <>
      <PageHeader title={t('credits.customer.title')} lead={t('credits.customer.lead')} />
      <div className="flex flex-col gap-6">
        {done === 'changed' ? <Notice tone="ok" announce title={t('credits.change.done')} /> : null}
        {done === 'untold' ? (
          <Notice tone="warn" announce title={t('credits.change.untold')}>
            {t('credits.change.untoldText')}
          </Notice>
        ) : null}
        <div>
          <Table
            caption={t('credits.customer.caption')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              { key: 'programme', label: t('credits.programme'), rowHeader: true, cell: (row) => row.programme.name },
              { key: 'partner', label: t('credits.partner'), roomy: true, cell: (row) => <Holder credit={row} /> },
              { key: 'span', label: t('credits.when'), nowrap: true, cell: (row) => <CreditSpan {...row} /> },
              {
                key: 'why',
                label: t('credits.why'),
                roomy: true,
                cell: (row) => <CreditReason credit={row} quoteNumber={row.quote?.number ?? null} />,
              },
              { key: 'by', label: t('credits.by'), cell: (row) => <Doers credit={row} /> },
            ]}
            empty={
              <EmptyState kind="nothing-yet" title={t('credits.customer.empty')}>
                {t('credits.customer.emptyText')}
              </EmptyState>
            }
          />
          <Pager label={t('credits.pages')} {...pages} />
        </div>
        {actions.change === null ? (
          <ChangeCredit programmes={programmes} />
        ) : (
          <p className="text-muted">{t('credits.change.byWhom')}</p>
        )}
      </div>
    </>
  )
}
