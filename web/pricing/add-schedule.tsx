import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DateInput, TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/add-schedule.ts'
import { pricingPaths } from './pricing-paths.ts'
import { regionChoices } from './where-words.server.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

const fieldNames = ['name', 'code', 'region', 'countries', 'currency', 'validFrom']

/** REN-15: adds a price schedule. For staff who may not there is no such page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { actions } = outputOf(await call('listPriceSchedules', { limit: 1 }))
  const asked = isLanguage(params.lang) ? params.lang : language
  if (actions.create !== null) throw redirect(pricingPaths(asked).schedules)
  return { regions: regionChoices(asked) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const countries = text('countries')
    .split(/[\s,;]+/)
    .filter((country) => country !== '')
  const given = {
    code: text('code'),
    name: text('name'),
    currency: text('currency'),
    validFrom: text('validFrom'),
    countries,
    region: text('region'),
  }
  const answer = await call('createPriceSchedule', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, fieldNames)
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  throw redirect(paths.version(answer.output.code, 1), 303)
}

export default function AddSchedule({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = pricingPaths(language)
  return (
    <>
      <PageHeader
        title={t('pricing.schedules.add')}
        lead={t('pricing.add.lead')}
        crumbs={[{ label: t('pricing.title'), href: paths.schedules }]}
      />
      <Form>
        <TextInput name="name" label={t('pricing.schedules.name')} required maxLength={120} />
        <TextInput
          name="code"
          label={t('pricing.schedules.code')}
          hint={t('pricing.add.codeHint')}
          required
          mono
          width="half"
          autoComplete="off"
        />
        <RadioGroup name="region" label={t('pricing.add.region')} required choices={loaderData.regions} />
        <TextInput
          name="countries"
          label={t('pricing.add.countries')}
          hint={t('pricing.add.countriesHint')}
          mono
          autoComplete="off"
        />
        <TextInput
          name="currency"
          label={t('pricing.schedules.currency')}
          hint={t('pricing.add.currencyHint')}
          required
          mono
          width="short"
          autoComplete="off"
        />
        <DateInput name="validFrom" label={t('pricing.add.validFrom')} required />
        <ButtonRow>
          <Button kind="primary">{t('pricing.add.action')}</Button>
          <LinkButton to={paths.schedules}>{t('pricing.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
