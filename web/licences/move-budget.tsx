import type { LicenceView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { Card } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { Table } from '../ui/table.tsx'

type Moves = LicenceView['moves']

/** How many moves are used, and when the next is possible once none is left, in one sentence. */
export function useBudgetSentence(moves: Moves): string {
  const { t, f } = useI18n()
  if (moves.limit === null) return t('licences.moves.free', { used: moves.used })
  const used = t('licences.moves.used', { used: moves.used, limit: moves.limit })
  return moves.nextOn === null ? used : `${used} ${t('licences.moves.nextOn', { day: f.day(moves.nextOn) })}`
}

/** The right to move the licence between hosts: what is used of it, and by which moves (LIC-11). */
export function MoveBudget({ moves }: { moves: Moves }) {
  const { t, f } = useI18n()
  const sentence = useBudgetSentence(moves)
  return (
    <Card title={t('licences.moves.title')} flush>
      <p className="max-w-prose p-4">{sentence}</p>
      {moves.history.length === 0 ? null : (
        <div className="border-t border-line *:rounded-none *:border-0">
          <Table
            caption={t('licences.moves.history')}
            columns={[
              {
                key: 'at',
                label: t('licences.moves.when'),
                rowHeader: true,
                nowrap: true,
                cell: (move) => f.instant(move.movedAt),
              },
              { key: 'from', label: t('licences.moves.from'), cell: (move) => <Code value={move.fromHostId} /> },
              { key: 'to', label: t('licences.moves.to'), cell: (move) => <Code value={move.toHostId} /> },
              { key: 'kind', label: t('licences.moves.kind'), cell: (move) => t(`licences.moves.kinds.${move.kind}`) },
              {
                key: 'counted',
                label: t('licences.moves.counts'),
                cell: (move) => t(move.counted ? 'licences.moves.yes' : 'licences.moves.no'),
              },
            ]}
            rows={moves.history}
            rowKey={(move) => `${move.movedAt} ${move.toHostId}`}
          />
        </div>
      )}
    </Card>
  )
}
