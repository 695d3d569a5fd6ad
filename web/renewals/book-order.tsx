import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionField, versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import type { Route } from './+types/book-order.ts'
import { EndsAfter } from './ends-after.tsx'
import { findOrderFor } from './find-order.ts'
import { countedEnds, readQuoteLines } from './quote-lines.server.ts'
import { renewalPaths } from './renewal-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['orders', 'renewals'] } satisfies PageHandle

/** REN-24: what booking will do, before it is done. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  const order = await findOrderFor(here, params, 'book')
  const lines = await readQuoteLines(here.call, params.number, order.quote.id)
  return { order, ends: countedEnds(lines), whole: lines.length === order.lineCount }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, orderId } = params
  const submission = submitted(context)
  const answer = await call('bookOrder', { number, orderId }, { ...onceGiven(submission), ...versionGiven(submission) })
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(`${renewalPaths(language, number).order(orderId)}?done=booked`, 303)
}

export default function BookOrder({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { order, ends, whole } = loaderData
  const paths = renewalPaths(language, params.number)
  const { organization, placed } = order
  return (
    <ConfirmPage
      title={t('orders.book.title')}
      kicker={order.number}
      summary={[
        { label: t('orders.fields.customer'), value: `${organization.name} (${organization.number})` },
        {
          label: t('orders.fields.purchaseOrder'),
          value: <span className="font-mono break-words">{order.purchaseOrderNumber}</span>,
        },
        {
          label: t('orders.fields.placed'),
          value: t('orders.fields.by', { name: placed.by, at: f.instant(placed.at) }),
        },
        { label: t('orders.fields.lines'), value: f.number(order.lineCount) },
        { label: t('orders.book.ends'), value: <EndsAfter ends={ends} whole={whole} /> },
        { label: t('orders.fields.total'), value: f.money(order.totalMinor, order.currency) },
      ]}
      consequence={t('orders.book.consequence')}
      action={t('orders.book.action')}
      back={{ href: paths.order(order.id), label: t('orders.book.back') }}
    >
      <input type="hidden" name={versionField} value={order.version} />
    </ConfirmPage>
  )
}
