import { outputOf } from '../app/answers.ts'
import type { Call } from '../app/call.ts'
import { onlyForStaff } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/fulfil-done.ts'
import { fulfilPaths } from './fulfil-paths.ts'
import { type ToldContact, ToldContacts } from './told-contacts.tsx'

export const handle = { messages: ['fulfilment', 'licences'] } satisfies PageHandle

const namedAtMost = 10

/** The contacts that the address names, as far as there are such. */
async function toldContacts(call: Call, number: string, ids: readonly string[]): Promise<ToldContact[]> {
  const answers = await Promise.all(
    ids.slice(0, namedAtMost).map((contactId) => call('readContact', { number, contactId })),
  )
  return answers.flatMap((answer) => {
    if (!answer.ok) return []
    const { id, firstName, lastName, email, signIn } = answer.output
    return [{ id, name: `${firstName} ${lastName}`, email, invited: signIn !== 'active' }]
  })
}

/** The last page of fulfilling: the code, and who was told. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyForStaff(here)
  const { number } = params
  const licenceId = url.searchParams.get('licence') ?? ''
  return {
    licence: outputOf(await here.call('readLicence', { number, licenceId })),
    told: await toldContacts(here.call, number, url.searchParams.getAll('told')),
    repeated: url.searchParams.get('repeated') === 'yes',
    demo: here.demo,
  }
}

export default function FulfilDone({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { licence, told, repeated, demo } = loaderData
  const paths = fulfilPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={repeated ? t('fulfilment.done.repeated') : t('fulfilment.done.title')}
        lead={`${licence.organization.name} · ${licence.organization.number}`}
      />
      <div className="flex max-w-form flex-col gap-6">
        {repeated ? (
          <Notice tone="info" announce>
            {t('fulfilment.done.repeatedText')}
          </Notice>
        ) : (
          <Notice tone="ok" announce>
            {t('fulfilment.done.text')}
          </Notice>
        )}
        <DescriptionList
          items={[
            { label: t('licences.code'), value: <Code value={licence.code} copy={t('licences.code')} /> },
            { label: t('licences.product'), value: `${licence.product.name} ${licence.edition.name}` },
            { label: t('fulfilment.quantity'), value: f.number(licence.quantity) },
            {
              label: t('fulfilment.orderAndLine'),
              value: t('fulfilment.orderLine', { order: licence.order.number, line: String(licence.order.line) }),
            },
          ]}
        />
        {repeated ? null : (
          <Section title={t('fulfilment.done.told')}>
            <ToldContacts tense="was" contacts={told} />
          </Section>
        )}
        <ButtonRow>
          <LinkButton kind="primary" to={paths.licence(licence.id)}>
            {t('fulfilment.openLicence')}
          </LinkButton>
          <LinkButton to={paths.form()}>{t('fulfilment.done.another')}</LinkButton>
          {demo && told[0] !== undefined ? (
            <LinkButton to={`/${language}/mailbox?${new URLSearchParams({ to: told[0].email })}`} reload>
              {t('fulfilment.done.mailbox')}
            </LinkButton>
          ) : null}
        </ButtonRow>
      </div>
    </>
  )
}
