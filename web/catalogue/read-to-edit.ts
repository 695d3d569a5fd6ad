import { redirect } from 'react-router'
import type { ProductView } from '../../contract/catalogue.ts'
import { outputOf } from '../app/answers.ts'
import { isLanguage } from '../app/language.ts'
import type { Visit } from '../app/visit.ts'
import { cataloguePaths } from './catalogue-paths.ts'

/** The product whose form is opened; whoever may not change it is led to its page. */
export async function readToEdit(
  { call, language }: Visit,
  params: { lang: string; code: string },
): Promise<ProductView> {
  const product = outputOf(await call('readProduct', { code: params.code }))
  const paths = cataloguePaths(isLanguage(params.lang) ? params.lang : language)
  if (product.actions.edit !== null) throw redirect(paths.product(product.content.code))
  return product
}
