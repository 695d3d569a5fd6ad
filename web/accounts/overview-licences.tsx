import type { ReactNode } from 'react'
import type { OverviewView } from '../../contract/overview.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import { Table } from '../ui/table.tsx'
import { TextLink } from './text-link.tsx'

type Licensing = NonNullable<OverviewView['licensing']>
type Total = Licensing['ending']['red']

function useTotal(): (total: Total) => string {
  const { f } = useI18n()
  return ({ count, atLeast }) => `${f.number(count)}${atLeast ? '+' : ''}`
}

/** Product and edition, then the code: what a person recognizes first stands first. */
function LicenceName({
  row,
  base,
}: {
  row: { id: string; code: string; productName: string; editionName: string }
  base: string
}) {
  return (
    <span className="flex flex-col">
      <TextLink to={`${base}/licences/${row.id}`}>
        {row.productName} {row.editionName}
      </TextLink>
      <span className="text-muted">
        <Code value={row.code} />
      </span>
    </span>
  )
}

function ShowAll({ shown, total, href, children }: { shown: number; total: Total; href: string; children: ReactNode }) {
  if (total.count <= shown && !total.atLeast) return null
  return <TextLink to={href}>{children}</TextLink>
}

/** Licences received lately of which something is left to allocate. */
export function LicencesToAllocate({ fresh, base }: { fresh: Licensing['toAllocate']; base: string }) {
  const { t, f } = useI18n()
  const written = useTotal()
  return (
    <Table
      caption={t('overview.toAllocate.title')}
      count={t('overview.toAllocate.count', { count: fresh.total.count, written: written(fresh.total) })}
      tools={
        <ShowAll shown={fresh.items.length} total={fresh.total} href={`${base}/licences?view=new`}>
          {t('overview.showAll')}
        </ShowAll>
      }
      columns={[
        {
          key: 'licence',
          label: t('overview.licence'),
          rowHeader: true,
          cell: (row) => <LicenceName row={row} base={base} />,
        },
        {
          key: 'received',
          label: t('overview.received'),
          nowrap: true,
          cell: (row) => <span className="tabular">{f.day(row.fulfilledAt)}</span>,
        },
        {
          key: 'seats',
          label: t('overview.allocated'),
          cell: (row) => <SeatBar label={t('overview.allocated')} used={row.allocatedQuantity} total={row.quantity} />,
        },
        {
          key: 'action',
          label: t('overview.action'),
          hideLabel: true,
          align: 'end',
          cell: (row) => (
            <LinkButton to={`${base}/licences/${row.id}/allocate`}>
              {t('overview.allocate')}
              <span className="sr-only"> {row.code}</span>
            </LinkButton>
          ),
        },
      ]}
      rows={fresh.items}
      rowKey={(row) => row.id}
    />
  )
}

/** Licences whose maintenance or term ends within 90 days: red up to 30, orange up to 90. */
export function EndingLicences({ ending, base }: { ending: Licensing['ending']; base: string }) {
  const { t, f } = useI18n()
  const written = useTotal()
  const days = (left: number) => (left === 0 ? t('overview.ending.today') : t('overview.ending.days', { count: left }))
  return (
    <Table
      caption={t('overview.ending.title')}
      count={[
        t('overview.ending.count', { count: ending.total.count, written: written(ending.total) }),
        ...(ending.red.count === 0
          ? []
          : [t('overview.ending.red', { count: ending.red.count, written: written(ending.red) })]),
      ].join(' ')}
      tools={
        <ShowAll shown={ending.items.length} total={ending.total} href={`${base}/licences?view=expiring`}>
          {t('overview.showAll')}
        </ShowAll>
      }
      columns={[
        {
          key: 'licence',
          label: t('overview.licence'),
          rowHeader: true,
          cell: (row) => <LicenceName row={row} base={base} />,
        },
        { key: 'what', label: t('overview.ending.whatEnds'), cell: (row) => t(`overview.ending.what.${row.what}`) },
        {
          key: 'ends',
          label: t('overview.ending.ends'),
          nowrap: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <span className="tabular">{f.day(row.endsOn)}</span>
              <Badge tone={row.urgency === 'red' ? 'danger' : 'warn'}>{days(row.daysLeft)}</Badge>
            </span>
          ),
        },
      ]}
      rows={ending.items}
      rowKey={(row) => `${row.id} ${row.what}`}
    />
  )
}
