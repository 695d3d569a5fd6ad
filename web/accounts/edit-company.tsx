import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/edit-company.ts'
import { accountPaths } from './account-paths.ts'
import { refused } from './refused.ts'
import { WhyNot } from './why-not.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** Web addresses that the form has room for beyond those there are, and at most. */
const room = { spare: 1, most: 10 }

/** ACC-1: what the company keeps up itself. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  return { organization: outputOf(await call('readOrganization', { number: params.number })) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const slots = Array.from({ length: room.most }, (_, at) => ({
    name: `webAddress${at}`,
    url: text(`webAddress${at}`).trim(),
  }))
  const filled = slots.filter(({ url }) => url !== '')
  const answer = await call(
    'updateOrganization',
    { number: params.number, phone: text('phone'), fax: text('fax'), webAddresses: filled.map(({ url }) => url) },
    versionGiven(submission),
  )
  if (answer.ok) {
    const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, params.number)
    throw redirect(`${paths.company}?saved`, 303)
  }
  // The operation names a web address by its place among those given; the form by its own place.
  const fields = answer.problem.fields?.map((field) => {
    const at = /^webAddresses\.(\d+)$/.exec(field.path)?.[1]
    return at === undefined ? field : { ...field, path: filled[Number(at)]?.name ?? field.path }
  })
  return refused(submission, { ...answer.problem, fields }, ['phone', 'fax', ...slots.map(({ name }) => name)])
}

export default function EditCompany({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { organization } = loaderData
  const paths = accountPaths(language, params.number)
  const whyNot = organization.actions.edit
  const count = Math.min(organization.webAddresses.length + room.spare, room.most)
  return (
    <>
      <PageHeader
        title={t('accounts.companyEdit.title')}
        lead={whyNot === null ? undefined : <WhyNot code={whyNot} />}
        crumbs={[{ label: t('accounts.company.title'), href: paths.company }]}
      />
      {whyNot === null ? (
        <Form version={organization.version}>
          <TextInput
            name="phone"
            type="tel"
            width="half"
            label={t('accounts.fields.phone')}
            hint={t('accounts.fields.phoneHint')}
            defaultValue={organization.phone ?? ''}
          />
          <TextInput
            name="fax"
            type="tel"
            width="half"
            label={t('accounts.fields.fax')}
            defaultValue={organization.fax ?? ''}
          />
          {Array.from({ length: count }, (_, at) => `webAddress${at}`).map((name, at) => (
            <TextInput
              key={name}
              name={name}
              type="url"
              label={t('accounts.companyEdit.webAddress', { n: at + 1 })}
              hint={at === 0 ? t('accounts.companyEdit.webAddressHint') : undefined}
              defaultValue={organization.webAddresses[at] ?? ''}
            />
          ))}
          <ButtonRow>
            <Button kind="primary">{t('accounts.save')}</Button>
            <LinkButton to={paths.company}>{t('accounts.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
