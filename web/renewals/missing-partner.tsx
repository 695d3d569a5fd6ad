import { redirect } from 'react-router'
import { countryChoices } from '../accounts/country-choices.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Textarea, TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/missing-partner.ts'
import { pathsOf } from './draft-steps.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/**
 * PAR-6: tells the vendor's partner managers of a partner that is not listed; what was searched for is filled in, else the
 * company's own country, which is the likeliest.
 */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const own = outputOf(await call('readOrganization', { number: params.number }))
  return {
    countries: countryChoices(language),
    country: typedText(url, 'country', 2) || own.country,
    name: typedText(url, 'name', 100),
    isSent: url.searchParams.has('sent'),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text, idempotencyKey } = submission
  const given = { number: params.number, name: text('name'), country: text('country'), note: text('note') }
  const answer = await call('reportMissingPartner', given, { idempotencyKey })
  if (!answer.ok) return refused(submission, answer.problem, ['name', 'country', 'note'])
  throw redirect(`${pathsOf(params, language).missing}?sent=1`, 303)
}

export default function MissingPartner({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { countries, country, name, isSent } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('advisors.missing.title')}
        lead={isSent ? undefined : t('advisors.missing.lead')}
        crumbs={[{ label: t('advisors.tabs.advisors'), href: paths.advisors }]}
      />
      {isSent ? (
        <Notice
          tone="ok"
          announce
          title={t('advisors.missing.sent')}
          action={<LinkButton to={paths.advisors}>{t('advisors.backToAdvisors')}</LinkButton>}
        >
          {t('advisors.missing.sentText')}
        </Notice>
      ) : (
        <Form>
          <TextInput name="name" label={t('advisors.missing.name')} required defaultValue={name} />
          <Select
            name="country"
            label={t('advisors.find.country')}
            required
            defaultValue={country}
            choices={countries}
          />
          <Textarea name="note" label={t('advisors.missing.note')} hint={t('advisors.missing.noteHint')} rows={3} />
          <ButtonRow>
            <Button kind="primary">{t('advisors.missing.action')}</Button>
            <LinkButton to={paths.advisors}>{t('advisors.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
