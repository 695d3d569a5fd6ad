/**
 * The roles of a table's parts, written by hand. On a phone the rows are laid out as cards, and browsers take the roles
 * away from table parts whose `display` changes (UX-16).
 */
export const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const
