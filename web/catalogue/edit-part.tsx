import { data, redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/edit-part.ts'
import { cataloguePaths } from './catalogue-paths.ts'
import { PartFields } from './part-fields.tsx'
import { faultsOfPart, lastChange, partFieldNames, partListIn, placeOf, withoutPart, withPart } from './part-form.ts'
import { readToEdit } from './read-to-edit.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['catalogue', 'licences'] } satisfies PageHandle

/** LIC-1: adds an edition, feature, version or SKU to a product, or changes one. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const list = partListIn(params.list)
  if (list === null) throw data(null, { status: 404 })
  const product = await readToEdit(context.get(visit), params)
  const key = params.key ?? null
  const place = key === null ? -1 : placeOf(product.content, list, key)
  if (key !== null && place < 0) throw data(null, { status: 404 })
  return { ...product, list, key, place }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const list = partListIn(params.list)
  const { content } = outputOf(await call('readProduct', { code: params.code }))
  const place = list === null || params.key === undefined ? -1 : placeOf(content, list, params.key)
  if (list === null || (params.key !== undefined && place < 0)) throw data(null, { status: 404 })
  const isRemoval = submission.text('deed') === 'remove'
  const wanted = isRemoval ? withoutPart(content, list, place) : withPart(content, list, place, submission)
  const answer = await call('saveProduct', wanted, versionGiven(submission))
  if (!answer.ok) {
    const at = place < 0 ? content[list].length : place
    return refused(submission, faultsOfPart(answer.problem, list, isRemoval ? -1 : at), partFieldNames[list])
  }
  const paths = cataloguePaths(isLanguage(params.lang) ? params.lang : language)
  throw redirect(`${paths.saved(content.code)}#${list}`, 303)
}

export default function EditPart({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { content, version, list, key, place } = loaderData
  const paths = cataloguePaths(language)
  const back = `${paths.product(content.code)}#${list}`
  const lacksEditions = list === 'skus' && content.editions.length === 0
  return (
    <>
      <PageHeader
        title={t(key === null ? `catalogue.form.add.${list}` : `catalogue.form.edit.${list}`)}
        kicker={key ?? undefined}
        crumbs={[
          { label: t('catalogue.title'), href: paths.list },
          { label: content.name, href: paths.product(content.code) },
        ]}
      />
      {lacksEditions ? (
        <EmptyState
          kind="nothing-yet"
          title={t('catalogue.form.noEditionToSell')}
          action={
            <LinkButton kind="primary" to={paths.addPart(content.code, 'editions')}>
              {t('catalogue.form.add.editions')}
            </LinkButton>
          }
        />
      ) : (
        <Form version={version} changed={lastChange(loaderData)}>
          <PartFields list={list} content={content} place={place} />
          <ButtonRow>
            <Button kind="primary">{t(key === null ? `catalogue.form.add.${list}` : 'catalogue.form.save')}</Button>
            {key === null || list === 'skus' ? null : (
              <Button name="deed" value="remove">
                {t('catalogue.form.remove')}
              </Button>
            )}
            <LinkButton to={back}>{t('catalogue.form.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
