import { redirect } from 'react-router'
import type { LicenceRequestView } from '../../contract/licence-requests.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { useFormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/licence-request.ts'
import { RequestState } from './request-words.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['resale'] } satisfies PageHandle

/** REN-4: which licences a partner asks for, and the decision. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { number, licenceRequestId } = params
  const request = outputOf(await context.get(visit).call('readLicenceRequest', { number, licenceRequestId }))
  return { request, done: url.searchParams.get('done') === request.status ? request.status : null }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { number, licenceRequestId } = params
  const submission = submitted(context)
  const operation = submission.text('deed') === 'agree' ? 'agreeToRequest' : 'refuseRequest'
  const answer = await call(operation, { number, licenceRequestId }, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(`${url.pathname}?done=${answer.output.status}`, 303)
}

function Licences({ request }: { request: LicenceRequestView }) {
  const { t, f } = useI18n()
  const partner = request.partner.name
  if (request.licenceCount === 0) return <p>{t('resale.request.none', { partner })}</p>
  return (
    <Section title={t('resale.request.licences')}>
      <Table
        caption={t('resale.request.caption', { partner })}
        count={t('resale.request.count', { count: request.licenceCount })}
        rows={request.licences}
        rowKey={({ id }) => id}
        columns={[
          { key: 'code', label: t('resale.fields.licence'), rowHeader: true, nowrap: true, cell: ({ code }) => code },
          {
            key: 'what',
            label: t('resale.fields.what'),
            roomy: true,
            cell: ({ productName, editionName }) => `${productName} ${editionName}`,
          },
          {
            key: 'quantity',
            label: t('resale.fields.quantity'),
            align: 'end',
            cell: ({ quantity }) => f.number(quantity),
          },
          {
            key: 'ends',
            label: t('resale.fields.ends'),
            nowrap: true,
            cell: ({ maintenanceEndsOn }) => <span className="tabular">{f.day(maintenanceEndsOn)}</span>,
          },
        ]}
      />
      {request.licences.length < request.licenceCount ? (
        <p>{t('resale.request.more', { count: request.licenceCount - request.licences.length })}</p>
      ) : null}
    </Section>
  )
}

function Decide({ request }: { request: LicenceRequestView }) {
  const { t, f } = useI18n()
  const partner = request.partner.name
  const { agree, refuse } = request.actions
  if (agree !== null && refuse !== null) return null
  const isShared = request.licenceCount === 0
  return (
    <Form version={request.version}>
      {isShared ? null : (
        <p className="max-w-prose">{t('resale.request.consequence', { partner, day: f.day(request.askedAt) })}</p>
      )}
      <ButtonRow>
        {agree === null ? (
          <Button kind="primary" name="deed" value="agree">
            {t(isShared ? 'resale.request.agreeShared' : 'resale.request.agree')}
          </Button>
        ) : null}
        {refuse === null ? (
          <Button name="deed" value="refuse">
            {t('resale.request.refuse')}
          </Button>
        ) : null}
      </ButtonRow>
    </Form>
  )
}

export default function LicenceRequestPage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { request, done } = loaderData
  const partner = request.partner.name
  const { decidedBy, decidedAt } = request
  const at = (name: string, instant: string) => t('resale.quote.at', { name, at: f.instant(instant) })
  return (
    <>
      <PageHeader
        title={t('resale.request.title', { partner })}
        lead={t('resale.request.lead', { by: request.askedBy, partner })}
        status={<RequestState status={request.status} />}
        answer={useFormAnswer()}
        crumbs={[{ label: t('resale.requests.title'), href: `/${language}/o/${params.number}/licence-requests` }]}
        actions={
          request.advisorId === null ? undefined : (
            <LinkButton to={renewalPaths(language, params.number).advisor(request.advisorId)}>
              {t('resale.request.toAdvisor', { partner })}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-6">
        {done === 'agreed' || done === 'refused' ? (
          <Notice tone="ok" announce>
            {t(`resale.request.done.${done}`, { partner })}
          </Notice>
        ) : null}
        <Card title={t('resale.request.facts')}>
          <DescriptionList
            items={[
              { label: t('resale.requests.partner'), value: `${partner} (${request.partner.number})` },
              { label: t('resale.request.at'), value: at(request.askedBy, request.askedAt) },
              {
                label: t('resale.request.products'),
                value: f.list(request.covers.map(({ product, programme }) => `${product.name} (${programme.name})`)),
              },
              ...(decidedAt === null
                ? []
                : [{ label: t('resale.request.decided'), value: at(decidedBy ?? '–', decidedAt) }]),
            ]}
          />
        </Card>
        {request.status === 'open' ? <Licences request={request} /> : null}
        <Decide request={request} />
      </div>
    </>
  )
}
