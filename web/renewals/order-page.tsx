import type { OrderView } from '../../contract/renewal-orders.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Timeline, type TimelineEvent } from '../ui/timeline.tsx'
import type { Route } from './+types/order-page.ts'
import { OrderState, orderCannotText } from './order-words.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['orders'] } satisfies PageHandle

const deeds = ['placed', 'booked', 'cancelled'] as const

/** REN-19: an order, each step's time, and what can be done with it now. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const { number, orderId } = params
  const order = outputOf(await call('readOrder', { number, orderId }))
  const done = deeds.find((deed) => deed === url.searchParams.get('done')) ?? null
  return { order, done, isStaff: actor.kind === 'staff' }
}

/** The steps that an order has taken, the newest first. */
function useSteps({ placed, booked, ended }: OrderView): TimelineEvent[] {
  const { t } = useI18n()
  return [
    ...(ended === null
      ? []
      : [
          {
            id: 'cancelled',
            at: ended.at,
            title: t('orders.order.cancelled'),
            ...(ended.reason === null ? {} : { reason: ended.reason }),
          },
        ]),
    ...(booked === null ? [] : [{ id: 'booked', at: booked.at, title: t('orders.order.booked'), by: booked.by }]),
    { id: 'placed', at: placed.at, title: t('orders.order.placed'), by: placed.by },
  ]
}

/** Why what others may do, or what was possible before, is not possible now. Each side is told of its own. */
function NotPossible({ order, isStaff }: { order: OrderView; isStaff: boolean }) {
  const { t } = useI18n()
  const action = isStaff ? 'book' : 'cancel'
  const code = order.actions[action]
  if (code === null) return null
  return (
    <div data-screen-only>
      <Card title={t('orders.order.notPossible')}>
        <DescriptionList items={[{ label: t(`orders.order.${action}`), value: orderCannotText(t, action, code) }]} />
      </Card>
    </div>
  )
}

export default function OrderPage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { order, done, isStaff } = loaderData
  const paths = renewalPaths(language, params.number)
  const { actions, organization } = order
  return (
    <>
      <PageHeader
        title={`${t('orders.order.kicker')} ${order.number}`}
        status={<OrderState status={order.status} />}
        crumbs={[{ label: t('orders.title'), href: isStaff ? `/${language}/console/orders` : paths.orders }]}
        actions={
          <>
            {actions.book === null ? (
              <LinkButton kind="primary" to={`${paths.order(order.id)}/book`}>
                {t('orders.order.book')}
              </LinkButton>
            ) : null}
            {actions.cancel === null ? (
              <LinkButton to={`${paths.order(order.id)}/cancel`}>{t('orders.order.cancel')}</LinkButton>
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {done === null ? null : (
          <Notice tone="ok" announce>
            {t(`orders.order.done.${done}`)}
          </Notice>
        )}
        <Card title={t('orders.order.facts')}>
          <DescriptionList
            items={[
              { label: t('orders.fields.customer'), value: `${organization.name} (${organization.number})` },
              {
                label: t('orders.fields.purchaseOrder'),
                value: <span className="font-mono break-words">{order.purchaseOrderNumber}</span>,
              },
              {
                label: t('orders.fields.quote'),
                value: <TextLink to={paths.quote(order.quote.id)}>{order.quote.number}</TextLink>,
              },
              { label: t('orders.fields.lines'), value: f.number(order.lineCount) },
              ...(order.change === null
                ? []
                : [
                    {
                      label: t('orders.fields.programme'),
                      value: t('orders.fields.change', { from: order.change.from.name, to: order.change.to.name }),
                    },
                  ]),
              { label: t('orders.fields.total'), value: f.money(order.totalMinor, order.currency) },
            ]}
          />
        </Card>
        <Card title={t('orders.order.steps')}>
          {order.status === 'placed' ? <p className="mb-3">{t('orders.order.waiting')}</p> : null}
          <Timeline events={useSteps(order)} />
        </Card>
        <NotPossible order={order} isStaff={isStaff} />
      </div>
    </>
  )
}
