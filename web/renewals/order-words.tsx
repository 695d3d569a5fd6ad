import type { RefusalCode } from '../../contract/refusals.ts'
import type { OrderView } from '../../contract/renewal-orders.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { type Translate, useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { OrderStatus } from './renewal-words.tsx'

const tones: Record<OrderStatus, Tone> = { placed: 'info', booked: 'ok', cancelled: 'neutral' }

/** How an order stands, in a word (REN-19). */
export function OrderState({ status }: { status: OrderStatus }) {
  const { t } = useI18n()
  return <Badge tone={tones[status]}>{t(`orders.status.${status}`)}</Badge>
}

const known = ['order-booked', 'order-cancelled', 'quote-outdated', 'view-as-read-only'] as const

/** Why an order cannot be booked or cancelled now, short enough to stand beside it. */
export function orderCannotText(t: Translate, action: 'book' | 'cancel', code: RefusalCode): string {
  if (code === 'not-allowed') return t(`orders.cannot.${action}`)
  const reason = known.find((one) => one === code)
  return t(reason === undefined ? 'orders.cannot.other' : `orders.cannot.${reason}`)
}

/** The columns of orders; `customer` where there are those of many. */
export function useOrderColumns(customer: boolean): readonly Column<OrderView>[] {
  const { t, f, language } = useI18n()
  const account = ({ organization }: OrderView) => `/${language}/o/${organization.number}`
  const ofCustomer: Column<OrderView> = {
    key: 'customer',
    label: t('orders.fields.customer'),
    roomy: true,
    cell: ({ organization }) => `${organization.name} (${organization.number})`,
  }
  return [
    {
      key: 'order',
      label: t('orders.fields.order'),
      rowHeader: true,
      nowrap: true,
      cell: (order) => <TextLink to={`${account(order)}/orders/${order.id}`}>{order.number}</TextLink>,
    },
    ...(customer ? [ofCustomer] : []),
    {
      key: 'purchaseOrder',
      label: t('orders.fields.purchaseOrder'),
      cell: ({ purchaseOrderNumber }) => <span className="break-words font-mono">{purchaseOrderNumber}</span>,
    },
    { key: 'state', label: t('orders.state'), cell: ({ status }) => <OrderState status={status} /> },
    {
      key: 'placed',
      label: t('orders.fields.placed'),
      roomy: true,
      cell: ({ placed }) => t('orders.fields.by', { name: placed.by, at: f.instant(placed.at) }),
    },
    {
      key: 'lines',
      label: t('orders.fields.lines'),
      align: 'end',
      phone: 'hide',
      cell: ({ lineCount }) => f.number(lineCount),
    },
    {
      key: 'total',
      label: t('orders.fields.total'),
      align: 'end',
      nowrap: true,
      cell: ({ totalMinor, currency }) => f.money(totalMinor, currency),
    },
  ]
}
