import { useI18n } from '../app/i18n.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { BandInWords, RulesInWords } from './rule-words.server.ts'

/** How prices come about, but for having lapsed (REN-8, REN-13). */
export function RuleFacts({ facts }: Pick<RulesInWords, 'facts'>) {
  return (
    <DescriptionList
      items={facts.map(({ label, values }) => ({
        label,
        value:
          values.length === 1 ? (
            <span className="block first-letter:uppercase">{values[0]}</span>
          ) : (
            <ul className="flex flex-col gap-1">
              {values.map((value) => (
                <li key={value} className="first-letter:uppercase">
                  {value}
                </li>
              ))}
            </ul>
          ),
      }))}
    />
  )
}

/** What renewing costs once maintenance has ended (REN-3). The vendor's people also read who may waive a fee. */
export function BandTable({ bands }: Pick<RulesInWords, 'bands'>) {
  const { t } = useI18n()
  const hasWaivers = bands.some(({ waiver }) => waiver !== null)
  const columns: readonly Column<BandInWords>[] = [
    { key: 'when', label: t('pricing.version.when'), rowHeader: true, cell: (row) => row.when },
    { key: 'state', label: t('pricing.version.state'), cell: (row) => row.state },
    { key: 'cost', label: t('pricing.version.cost'), roomy: true, cell: (row) => row.cost },
    { key: 'start', label: t('pricing.version.start'), cell: (row) => row.start },
    { key: 'who', label: t('pricing.version.who'), cell: (row) => row.who },
    ...(hasWaivers
      ? [{ key: 'waiver', label: t('pricing.version.waiver'), cell: (row: BandInWords) => row.waiver ?? '–' }]
      : []),
  ]
  return (
    <Table caption={t('pricing.version.bandsCaption')} columns={columns} rows={bands} rowKey={({ when }) => when} />
  )
}
