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
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/add-product.ts'
import { cataloguePaths } from './catalogue-paths.ts'
import { ProductFields, productFieldNames, productGiven } from './product-fields.tsx'

export const handle = { messages: ['catalogue'] } satisfies PageHandle

/** LIC-1: adds a product. For staff who may not there is no such page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { actions } = outputOf(await call('listProducts', { limit: 1 }))
  if (actions.create !== null) throw redirect(cataloguePaths(isLanguage(params.lang) ? params.lang : language).list)
  return null
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { code: submission.text('code'), ...productGiven(submission) }
  const answer = await call('createProduct', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, productFieldNames)
  const paths = cataloguePaths(isLanguage(params.lang) ? params.lang : language)
  throw redirect(paths.saved(answer.output.content.code), 303)
}

export default function AddProduct() {
  const { t, language } = useI18n()
  const paths = cataloguePaths(language)
  return (
    <>
      <PageHeader
        title={t('catalogue.form.addProduct')}
        lead={t('catalogue.form.addLead')}
        crumbs={[{ label: t('catalogue.title'), href: paths.list }]}
      />
      <Form>
        <ProductFields />
        <ButtonRow>
          <Button kind="primary">{t('catalogue.form.addProduct')}</Button>
          <LinkButton to={paths.list}>{t('catalogue.form.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
