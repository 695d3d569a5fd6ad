import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
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
import type { Route } from './+types/edit-product.ts'
import { cataloguePaths } from './catalogue-paths.ts'
import { lastChange } from './part-form.ts'
import { ProductFields, productFieldNames, productGiven } from './product-fields.tsx'
import { readToEdit } from './read-to-edit.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['catalogue'] } satisfies PageHandle

/** LIC-1: changes a product's own terms. What was sold keeps those that it was sold with. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return readToEdit(context.get(visit), params)
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { content } = outputOf(await call('readProduct', { code: params.code }))
  const answer = await call('saveProduct', { ...content, ...productGiven(submission) }, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, productFieldNames)
  throw redirect(cataloguePaths(isLanguage(params.lang) ? params.lang : language).saved(content.code), 303)
}

export default function EditProduct({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { content, version } = loaderData
  const paths = cataloguePaths(language)
  return (
    <>
      <PageHeader
        title={t('catalogue.form.editProduct')}
        lead={t('catalogue.revisionsText')}
        crumbs={[
          { label: t('catalogue.title'), href: paths.list },
          { label: content.name, href: paths.product(content.code) },
        ]}
      />
      <Form version={version} changed={lastChange(loaderData)}>
        <ProductFields content={content} />
        <ButtonRow>
          <Button kind="primary">{t('catalogue.form.save')}</Button>
          <LinkButton to={paths.product(content.code)}>{t('catalogue.form.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
