import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import type { Route } from './+types/remove-address.ts'
import { accountPaths } from './account-paths.ts'
import { findAddress } from './find-address.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-1: the page before an address is taken away. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { address } = await findAddress(context.get(visit).call, params)
  return { address }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const answer = await call('removeAddress', { number: params.number, addressId: params.addressId })
  if (!answer.ok) return refused(submitted(context), answer.problem, [])
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  throw redirect(`${paths.company}?saved`, 303)
}

export default function RemoveAddress({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { address } = loaderData
  return (
    <ConfirmPage
      title={t('accounts.company.removeAddress')}
      danger
      summary={[
        { label: t('accounts.address.kind'), value: t(`accounts.address.kinds.${address.kind}`) },
        { label: t('accounts.address.lines'), value: address.lines.join(', ') },
        { label: t('accounts.address.city'), value: address.city },
        { label: t('accounts.company.country'), value: f.country(address.country) },
      ]}
      consequence={t('accounts.address.removeText')}
      action={t('accounts.address.removeAction')}
      back={{ href: accountPaths(language, params.number).company, label: t('accounts.cancel') }}
    />
  )
}
