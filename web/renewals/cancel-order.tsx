import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionField, versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/cancel-order.ts'
import { findOrderFor } from './find-order.ts'
import { renewalPaths } from './renewal-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['orders'] } satisfies PageHandle

/** REN-19: an order that is not booked yet can be cancelled, with a reason. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return { order: await findOrderFor(context.get(visit), params, 'cancel') }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, orderId } = params
  const submission = submitted(context)
  const given = { number, orderId, reason: submission.text('reason') }
  const answer = await call('cancelOrder', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['reason'])
  throw redirect(`${renewalPaths(language, number).order(orderId)}?done=cancelled`, 303)
}

export default function CancelOrder({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { order } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <ConfirmPage
      title={t('orders.cancel.title')}
      kicker={order.number}
      summary={[
        { label: t('orders.fields.purchaseOrder'), value: order.purchaseOrderNumber },
        { label: t('orders.fields.lines'), value: f.number(order.lineCount) },
        { label: t('orders.fields.total'), value: f.money(order.totalMinor, order.currency) },
      ]}
      consequence={t('orders.cancel.consequence')}
      action={t('orders.cancel.action')}
      back={{ href: paths.order(order.id), label: t('orders.cancel.back') }}
      danger
    >
      <input type="hidden" name={versionField} value={order.version} />
      <Textarea name="reason" label={t('orders.cancel.reason')} hint={t('orders.cancel.reasonHint')} maxLength={500} />
    </ConfirmPage>
  )
}
