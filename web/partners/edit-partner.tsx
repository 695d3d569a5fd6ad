import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Checkbox, CheckboxGroup, Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/edit-partner.ts'
import { languageChoices } from './language-names.ts'
import { partnerPaths } from './partner-paths.ts'
import { whyNotText } from './partner-words.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** PAR-1: what the partner says of itself. What is no longer offered but chosen stays to be chosen. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const partner = outputOf(await call('readPartner', { number: params.number }))
  const { products, languages, distributors } = outputOf(await call('readPartnerChoices', { number: params.number }))
  const former = partner.products.filter(({ code }) => products.every((one) => one.code !== code))
  const own = partner.distributor
  const buysElsewhere = own !== null && distributors.every(({ number }) => number !== own.number)
  return {
    partner,
    products: [...products, ...former].map(({ code, name }) => ({ value: code, label: name })),
    languages: languageChoices(language, languages),
    distributors: [...distributors, ...(buysElsewhere ? [own] : [])].map(({ number, name }) => ({
      value: number,
      label: name,
    })),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text, texts } = submission
  const given = {
    number: params.number,
    listed: text('listed') === 'on',
    products: texts('products'),
    languages: texts('languages'),
    ...(submission.form.has('distributorNumber') && { distributorNumber: text('distributorNumber') }),
  }
  const answer = await call('updatePartner', given, versionGiven(submission))
  if (answer.ok) throw redirect(partnerPaths(language, params.number).profileDone('saved'), 303)
  return refused(submission, answer.problem, ['listed', 'products', 'languages', 'distributorNumber'])
}

export default function EditPartner({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { partner, products, languages, distributors } = loaderData
  const paths = partnerPaths(language, params.number)
  const whyNot = partner.actions.edit
  return (
    <>
      <PageHeader
        title={t('partners.edit.title')}
        lead={whyNot === null ? undefined : whyNotText(t, whyNot)}
        crumbs={[{ label: t('partners.profile.title'), href: paths.profile }]}
      />
      {whyNot === null ? (
        <Form version={partner.version}>
          <Checkbox
            name="listed"
            label={t('partners.edit.listed')}
            hint={t('partners.edit.listedHint')}
            defaultChecked={partner.listed}
          />
          {products.length === 0 ? null : (
            <CheckboxGroup
              name="products"
              label={t('partners.edit.products')}
              hint={t('partners.edit.productsHint')}
              choices={products}
              defaultValues={partner.products.map(({ code }) => code)}
            />
          )}
          <div className="[&>fieldset]:columns-2 md:[&>fieldset]:columns-3">
            <CheckboxGroup
              name="languages"
              label={t('partners.edit.languages')}
              choices={languages}
              defaultValues={partner.languages}
            />
          </div>
          {partner.kind === 'distributor' || distributors.length === 0 ? null : (
            <Select
              name="distributorNumber"
              label={t('partners.edit.distributor')}
              choices={[{ value: '', label: t('partners.edit.noDistributor') }, ...distributors]}
              defaultValue={partner.distributor?.number ?? ''}
            />
          )}
          <ButtonRow>
            <Button kind="primary">{t('partners.save')}</Button>
            <LinkButton to={paths.profile}>{t('partners.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
