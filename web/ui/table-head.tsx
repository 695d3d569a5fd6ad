import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { classes } from './classes.ts'
import { useHydrated } from './hydrated.ts'
import { Icon } from './icon.tsx'
import type { Column, Sort } from './table-columns.ts'
import { roles } from './table-roles.ts'

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown } as const

function SortLink({ column, sort }: { column: { key: string; label: string; align?: 'start' | 'end' }; sort: Sort }) {
  const state = sort.by === column.key ? sort.direction : 'none'
  const next = state === 'ascending' ? 'descending' : 'ascending'
  return (
    <Link
      to={sort.href(column.key, next)}
      preventScrollReset
      className={classes(
        'group/sort inline-flex min-h-6 items-center gap-1 hover:text-ink coarse:min-h-11',
        state !== 'none' && 'text-ink',
        column.align === 'end' && 'flex-row-reverse',
      )}
    >
      {column.label}
      <Icon
        of={icons[state]}
        size={14}
        className={
          state === 'none' ? 'opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100' : undefined
        }
      />
    </Link>
  )
}

function HeadCell<Row>({ column, sort, pinned }: { column: Column<Row>; sort?: Sort; pinned: string }) {
  const sorted = sort !== undefined && column.sortable ? sort : undefined
  const stays = sorted?.oneWay && sorted.by === column.key
  return (
    <th
      scope="col"
      {...roles.columnHeader}
      aria-sort={sorted === undefined ? undefined : sorted.by === column.key ? sorted.direction : 'none'}
      className={classes(
        'border-b border-line px-3 py-2 font-medium whitespace-nowrap',
        column.align === 'end' ? 'text-right' : 'text-left',
        column.rowHeader && pinned,
      )}
    >
      {stays ? (
        <span className="inline-flex items-center gap-1 text-ink">
          {column.label}
          <Icon of={icons[sorted.direction]} size={14} />
        </span>
      ) : sorted !== undefined ? (
        <SortLink column={column} sort={sorted} />
      ) : column.hideLabel ? (
        <span className="sr-only">{column.label}</span>
      ) : (
        column.label
      )}
    </th>
  )
}

/** The head of a table. On a phone it is for screen readers only: the cards name their values themselves. */
export function TableHead<Row>(props: {
  columns: readonly Column<Row>[]
  sort?: Sort
  selectable: boolean
  pinned: string
  onSelectAll: (checked: boolean) => void
}) {
  const { t } = useI18n()
  const hydrated = useHydrated()
  return (
    <thead {...roles.group} className="bg-sunken text-hint text-muted phone:sr-only">
      <tr {...roles.row} className="bg-sunken">
        {props.selectable ? (
          <th
            scope="col"
            {...roles.columnHeader}
            className="sticky left-0 z-1 w-12 border-b border-line bg-inherit px-4"
          >
            <span className="sr-only">{t('ui.table.select')}</span>
            {hydrated ? (
              <input
                type="checkbox"
                aria-label={t('ui.table.selectPage')}
                onChange={(event) => props.onSelectAll(event.currentTarget.checked)}
                className="block size-4 phone:hidden"
              />
            ) : null}
          </th>
        ) : null}
        {props.columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={props.sort} pinned={props.pinned} />
        ))}
      </tr>
    </thead>
  )
}
