import type { ImportedRate } from '../../contract/pricing.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Trial } from './import-rates.tsx'

const shownAtMost = 500

const tones: Record<ImportedRate['change'], Tone> = { create: 'ok', update: 'info', remove: 'warn', none: 'neutral' }

function useRowColumns(): readonly Column<ImportedRate>[] {
  const { t, f } = useI18n()
  return [
    {
      key: 'line',
      label: t('pricing.import.line'),
      cell: (row) => <span className="tabular">{row.line === null ? '–' : f.number(row.line)}</span>,
    },
    {
      key: 'about',
      label: t('pricing.import.about'),
      rowHeader: true,
      cell: (row) => <code className="font-mono text-hint">{row.about}</code>,
    },
    {
      key: 'change',
      label: t('pricing.import.change'),
      cell: (row) =>
        row.errors.length > 0 ? (
          <Badge tone="danger">{t('pricing.import.faulty')}</Badge>
        ) : (
          <Badge tone={tones[row.change]}>{t(`pricing.import.changes.${row.change}`)}</Badge>
        ),
    },
    {
      key: 'price',
      label: t('pricing.import.price'),
      align: 'end',
      nowrap: true,
      cell: ({ before, after }) =>
        before !== null && after !== null && before !== after
          ? t('pricing.import.beforeAfter', { before, after })
          : (after ?? before ?? '–'),
    },
    {
      key: 'errors',
      label: t('pricing.import.errors'),
      roomy: true,
      cell: (row) =>
        row.errors.length === 0 ? (
          <span className="text-muted">–</span>
        ) : (
          <ul>
            {row.errors.map((error) => (
              <li key={`${error.column} ${error.code}`}>
                <code className="font-mono text-hint">{error.column}: </code>
                {error.message}
              </li>
            ))}
          </ul>
        ),
    },
  ]
}

/** After the trial run: how many rows would do what, each row, those at fault first; and the import, if none is (UX-14). */
export function RatesTrial({ trial, again }: { trial: Trial; again: string }) {
  const { t } = useI18n()
  const columns = useRowColumns()
  const { counts } = trial
  const place = (row: ImportedRate) => row.line ?? Number.MAX_SAFE_INTEGER
  const ordered = trial.rows.toSorted((a, b) => b.errors.length - a.errors.length || place(a) - place(b))
  const changes = counts.create + counts.update + counts.remove
  return (
    <div className="flex flex-col gap-6">
      {counts.faulty > 0 ? (
        <Notice tone="danger" announce title={t('pricing.import.hasFaults', { count: counts.faulty })}>
          {t('pricing.import.hasFaultsText')}
        </Notice>
      ) : (
        <Notice tone={changes > 0 ? 'info' : 'ok'} announce title={t('pricing.import.trial')}>
          {changes > 0 ? t('pricing.import.counts', counts) : t('pricing.import.nothing')}
        </Notice>
      )}
      <Form answer={noAnswer}>
        <input type="hidden" name="step" value="import" />
        {trial.replace ? <input type="hidden" name="replace" value="on" /> : null}
        <textarea name="csv" hidden readOnly value={trial.csv} />
        <ButtonRow>
          {counts.faulty === 0 && changes > 0 ? (
            <Button kind="primary">{t('pricing.import.action', { count: changes })}</Button>
          ) : null}
          <LinkButton to={again} reload>
            {t('pricing.import.another')}
          </LinkButton>
        </ButtonRow>
      </Form>
      <Table
        caption={t('pricing.import.rows')}
        columns={columns}
        rows={ordered.slice(0, shownAtMost)}
        rowKey={(row) => `${row.line} ${row.about}`}
        count={
          ordered.length > shownAtMost
            ? t('pricing.import.someRows', { shown: shownAtMost, count: ordered.length })
            : t('pricing.import.rowCount', { count: ordered.length })
        }
      />
    </div>
  )
}
