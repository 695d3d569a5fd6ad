import type { ImportedRow } from '../../contract/catalogue.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'

/** What a trial run came to, with what it was run on. */
export type TrialRun = {
  kind: string
  csv: string
  counts: { create: number; update: number; none: number; faulty: number }
  rows: readonly ImportedRow[]
}

const shownAtMost = 500

const tones: Record<ImportedRow['change'], Tone> = { create: 'ok', update: 'info', none: 'neutral' }

function useRowColumns(): readonly Column<ImportedRow>[] {
  const { t, f } = useI18n()
  return [
    {
      key: 'line',
      label: t('catalogue.import.line'),
      rowHeader: true,
      cell: (row) => <span className="tabular">{f.number(row.line)}</span>,
    },
    {
      key: 'about',
      label: t('catalogue.import.about'),
      cell: (row) => <code className="font-mono text-hint">{row.about}</code>,
    },
    {
      key: 'change',
      label: t('catalogue.import.change'),
      cell: (row) =>
        row.errors.length > 0 ? (
          <Badge tone="danger">{t('catalogue.import.faulty')}</Badge>
        ) : (
          <Badge tone={tones[row.change]}>{t(`catalogue.import.changes.${row.change}`)}</Badge>
        ),
    },
    {
      key: 'errors',
      label: t('catalogue.import.errors'),
      roomy: true,
      cell: (row) =>
        row.errors.length === 0 ? (
          <span className="text-muted">–</span>
        ) : (
          <ul>
            {row.errors.map((error) => (
              <li key={`${error.column} ${error.code}`}>
                {error.column === '' ? null : <code className="font-mono text-hint">{error.column}: </code>}
                {error.message}
              </li>
            ))}
          </ul>
        ),
    },
  ]
}

/** After the trial run: how many rows would do what, each row, those at fault first; and the import, if none is (UX-14). */
export function ImportTrial({ trial }: { trial: TrialRun }) {
  const { t, language } = useI18n()
  const columns = useRowColumns()
  const { counts } = trial
  const ordered = trial.rows.toSorted((one, other) => other.errors.length - one.errors.length || one.line - other.line)
  const changes = counts.create + counts.update
  return (
    <div className="flex flex-col gap-6">
      {counts.faulty > 0 ? (
        <Notice tone="danger" announce title={t('catalogue.import.hasFaults', { count: counts.faulty })}>
          {t('catalogue.import.hasFaultsText')}
        </Notice>
      ) : (
        <Notice tone={changes > 0 ? 'info' : 'ok'} announce title={t('catalogue.import.trial')}>
          {changes > 0 ? t('catalogue.import.counts', counts) : t('catalogue.import.nothing')}
        </Notice>
      )}
      <Form answer={noAnswer}>
        <input type="hidden" name="kind" value={trial.kind} />
        <input type="hidden" name="step" value="import" />
        <textarea name="csv" hidden readOnly value={trial.csv} />
        <ButtonRow>
          {counts.faulty === 0 && changes > 0 ? (
            <Button kind="primary">{t('catalogue.import.action', { count: changes })}</Button>
          ) : null}
          <LinkButton to={`/${language}/console/catalogue/import`} reload>
            {t('catalogue.import.another')}
          </LinkButton>
        </ButtonRow>
      </Form>
      <Table
        caption={t('catalogue.import.rows')}
        columns={columns}
        rows={ordered.slice(0, shownAtMost)}
        rowKey={(row) => String(row.line)}
        count={
          ordered.length > shownAtMost
            ? t('catalogue.import.someRows', { shown: shownAtMost, count: ordered.length })
            : t('catalogue.import.rowCount', { count: ordered.length })
        }
      />
    </div>
  )
}
