import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { classes } from './classes.ts'
import type { Selection } from './table-columns.ts'

/** The bulk bar: how much is chosen, what can be done with it, and the step to everything that matches. */
export function SelectionBar<Row>(props: { selection: Selection<Row>; ticked: number; shown: number }) {
  const { t, f } = useI18n()
  const { selection, ticked } = props
  const { matching, total } = selection
  const all = matching?.chosen === true
  const words = all
    ? t('ui.table.allSelected', { total: f.number(total) })
    : ticked === 0
      ? t('ui.table.someSelected')
      : t('ui.table.selected', { count: ticked, total: f.number(total) })
  return (
    <div
      data-screen-only
      className={classes(
        'min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-accent-soft px-4 py-1.5',
        all ? 'flex' : 'hidden group-has-[[data-row]:checked]/table:flex',
      )}
    >
      <p role="status" className="font-medium">
        {words}
      </p>
      {matching === undefined || total <= props.shown ? null : all ? (
        <Link
          to={matching.clearHref}
          preventScrollReset
          className="link inline-flex min-h-6 items-center coarse:min-h-11"
        >
          {t('ui.table.clearSelection')}
        </Link>
      ) : (
        <Link
          to={matching.chooseHref}
          preventScrollReset
          className="link inline-flex min-h-6 items-center coarse:min-h-11"
        >
          {t('ui.table.selectMatching', { total: f.number(total) })}
        </Link>
      )}
      <div className="ml-auto flex flex-wrap gap-2">{selection.actions}</div>
    </div>
  )
}
