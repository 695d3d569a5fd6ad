import type { ReactNode } from 'react'

/**
 * One column of a table. The column with `rowHeader` names the row: it is the link, stays in sight when the table
 * scrolls sideways, and heads the card on a phone. There `phone: 'hide'` leaves the rest to the detail page (UX-16), and `'wide'`
 * gives a cell that holds more than a value the whole card, without its label.
 */
export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  rowHeader?: boolean
  sortable?: boolean
  /** `end` for numbers and amounts, which then stand under each other. */
  align?: 'start' | 'end'
  phone?: 'show' | 'hide' | 'wide'
  /** For a column of row actions: the head says it to screen readers only. */
  hideLabel?: boolean
  /** Codes and dates do not wrap. */
  nowrap?: boolean
  /** Text that may wrap, but not into a word a line. */
  roomy?: boolean
}

export type SortDirection = 'ascending' | 'descending'

/** The order in force and the address of every other order. `oneWay`: a column cannot be sorted the other way round. */
export type Sort = {
  by: string
  direction: SortDirection
  href: (by: string, direction: SortDirection) => string
  oneWay?: boolean
}

/**
 * Rows that can be ticked and acted on together. The table becomes a form to `action`: `name` is sent once per ticked
 * row. `matching` offers everything that the filter matches as a second, explicit step: the server then acts on the
 * query, not on a list of rows (UX-13).
 */
export type Selection<Row> = {
  action: string
  method?: 'get' | 'post'
  name: string
  value: (row: Row) => string
  /** What a row's checkbox is called: "Licence 4A58B-115A9". */
  label: (row: Row) => string
  /** The buttons of the bulk bar. */
  actions: ReactNode
  total: number
  matching?: { chosen: boolean; chooseHref: string; clearHref: string }
}
