import { type ReactNode, useId, useRef, useState } from 'react'
import { useLocation, useNavigation } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { classes } from './classes.ts'
import { Form } from './form.tsx'
import { noAnswer } from './form-answer.ts'
import { SelectionBar } from './selection-bar.tsx'
import type { Column, Selection, Sort } from './table-columns.ts'
import { TableHead } from './table-head.tsx'
import { roles } from './table-roles.ts'

/** Everything a table shows. `count` is the sentence over it ("413 licences"); `empty` stands in its place without rows. */
export type TableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: Sort
  selection?: Selection<Row>
  count?: string
  /** Beside the count: an export, a density switch. */
  tools?: ReactNode
  empty?: ReactNode
  compact?: boolean
}

function BodyCell<Row>({
  column,
  row,
  pinned,
  compact,
}: {
  column: Column<Row>
  row: Row
  pinned: string
  compact: boolean
}) {
  const shape = classes(
    'border-b border-line px-3 align-middle group-last/row:border-b-0 phone:block phone:border-b-0 phone:px-0 phone:py-0.5',
    compact ? 'h-8 py-1' : 'h-10 py-1.5',
    'phone:h-auto',
    column.align === 'end' && 'tabular text-right phone:text-left',
    // A card's line is broken where it would be cut off.
    column.nowrap && 'whitespace-nowrap phone:whitespace-normal',
    column.roomy && 'min-w-48',
    column.phone === 'hide' && 'phone:hidden',
  )
  const whole = column.hideLabel || column.phone === 'wide'
  if (column.rowHeader) {
    return (
      <th
        scope="row"
        {...roles.rowHeader}
        className={classes(shape, pinned, 'text-left font-normal phone:static phone:pr-10 phone:font-medium')}
      >
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td
      {...roles.cell}
      className={classes(
        shape,
        whole ? 'phone:block' : 'phone:grid phone:grid-cols-[8.5rem_minmax(0,1fr)] phone:items-baseline phone:gap-x-3',
      )}
    >
      {whole ? null : (
        <span aria-hidden="true" className="hidden text-hint text-muted phone:block">
          {column.label}
        </span>
      )}
      <div className="contents phone:block">{column.cell(row)}</div>
    </td>
  )
}

function BodyRow<Row>(props: TableProps<Row> & { row: Row; pinned: string }) {
  const { row, selection } = props
  const labelId = useId()
  return (
    <tr
      {...roles.row}
      className="group/row bg-surface hover:bg-sunken has-[:checked]:bg-accent-soft phone:relative phone:block phone:border-b phone:border-line phone:p-4 phone:last:border-b-0"
    >
      {selection === undefined ? null : (
        <td
          {...roles.cell}
          className="sticky left-0 z-1 w-12 border-b border-line bg-inherit px-4 group-last/row:border-b-0 phone:absolute phone:top-2 phone:right-2 phone:left-auto phone:w-auto phone:border-0 phone:p-0"
        >
          <input
            type="checkbox"
            id={labelId}
            name={selection.name}
            value={selection.value(row)}
            aria-label={selection.label(row)}
            data-row
            className="block size-4 coarse:m-2.5 coarse:size-6"
          />
        </td>
      )}
      {props.columns.map((column) => (
        <BodyCell key={column.key} column={column} row={row} pinned={props.pinned} compact={props.compact === true} />
      ))}
    </tr>
  )
}

function useStale(): boolean {
  const { state, location } = useNavigation()
  const here = useLocation()
  return state === 'loading' && location.pathname === here.pathname
}

function TableBody<Row>(props: TableProps<Row> & { onSelectAll: (checked: boolean) => void }) {
  const stale = useStale()
  const pinned = classes('sticky bg-inherit z-1', props.selection === undefined ? 'left-0' : 'left-12')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard (UX-15).
    <section data-scroller aria-label={props.caption} tabIndex={0} className="relative overflow-x-auto">
      <table {...roles.table} className="w-full border-separate border-spacing-0 phone:block">
        <caption className="sr-only">{props.caption}</caption>
        <TableHead
          columns={props.columns}
          sort={props.sort}
          selectable={props.selection !== undefined}
          pinned={pinned}
          onSelectAll={props.onSelectAll}
        />
        <tbody
          {...roles.group}
          aria-busy={stale || undefined}
          className={classes('transition-opacity phone:block', stale && 'opacity-60')}
        >
          {props.rows.map((row) => (
            <BodyRow key={props.rowKey(row)} {...props} row={row} pinned={pinned} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const frame = 'group/table block max-w-none overflow-clip rounded-card border border-line bg-surface'

function CountBar({
  count,
  tools,
  swaps,
  replaced,
}: {
  count?: string
  tools?: ReactNode
  swaps: boolean
  replaced?: boolean
}) {
  if (replaced || (count === undefined && tools === undefined && !swaps)) return null
  return (
    <div
      className={classes(
        'flex min-h-12 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-1.5 text-muted',
        swaps && 'group-has-[[data-row]:checked]/table:hidden',
      )}
    >
      <p>{count}</p>
      <div data-screen-only>{tools}</div>
    </div>
  )
}

/**
 * The one table (UX-8 to UX-18): a real table with a caption, sorted by links, scrolling sideways in its own frame with
 * the naming column in sight, each row a card on a phone. Ticking a row puts the bulk bar in the place of the count; it
 * does so without scripts too, which only add the number of ticked rows.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { selection } = props
  const box = useRef<HTMLDivElement>(null)
  const [ticked, setTicked] = useState(0)
  const { t } = useI18n()
  if (props.rows.length === 0 && props.empty !== undefined) {
    return <div className={frame}>{props.empty}</div>
  }
  if (selection === undefined) {
    return (
      <div className={frame}>
        <CountBar count={props.count} tools={props.tools} swaps={false} />
        <TableBody {...props} onSelectAll={() => {}} />
      </div>
    )
  }
  const boxes = () => [...(box.current?.querySelectorAll<HTMLInputElement>('input[data-row]') ?? [])]
  const recount = () => setTicked(boxes().filter((input) => input.checked).length)
  const tickAll = (checked: boolean) => {
    for (const input of boxes()) input.checked = checked
    recount()
  }
  return (
    <Form
      method={selection.method ?? 'get'}
      action={selection.action}
      answer={noAnswer}
      label={t('ui.table.selectionForm', { caption: props.caption })}
      className="max-w-none"
    >
      <div ref={box} className={frame} onChange={recount}>
        <CountBar count={props.count} tools={props.tools} swaps replaced={selection.matching?.chosen} />
        <SelectionBar selection={selection} ticked={ticked} shown={props.rows.length} />
        <TableBody {...props} onSelectAll={tickAll} />
      </div>
    </Form>
  )
}
