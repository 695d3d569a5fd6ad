import { Download } from 'lucide-react'
import type { ExportView } from '../../contract/exports.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Bar } from '../ui/bar.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import type { Column } from '../ui/table-columns.ts'
import { listAddress } from './list-address.ts'

const tones: Record<ExportView['status'], Tone> = {
  waiting: 'neutral',
  running: 'info',
  done: 'ok',
  stopped: 'danger',
  cancelled: 'neutral',
}

/** How far a file has come: its state in a word, rows done while it is being prepared, the cause where it was stopped. */
function State({ file }: { file: ExportView }) {
  const { t } = useI18n()
  const { status, stoppedBecause } = file
  return (
    <div className="flex flex-col items-start gap-1">
      <Badge tone={tones[status]}>{t(`exports.status.${status}`)}</Badge>
      {status === 'running' ? <Progress file={file} /> : null}
      {stoppedBecause === null ? null : (
        <span className="text-hint text-muted">{t(`exports.stops.${stoppedBecause}`)}</span>
      )}
    </div>
  )
}

function Progress({ file: { rowCount, expectedCount, fileName } }: { file: ExportView }) {
  const { t, f } = useI18n()
  if (expectedCount === null) return null
  const words = t('exports.progress', { done: f.number(rowCount), expected: f.number(expectedCount) })
  return (
    <>
      <span className="tabular text-hint text-muted">{words}</span>
      <Bar part={rowCount} whole={expectedCount} label={t('exports.progressOf', { file: fileName, progress: words })} />
    </>
  )
}

/** What can be done with a file now, or why it cannot be downloaded. */
function Action({ file, path }: { file: ExportView; path: string }) {
  const { t } = useI18n()
  const { id, fileName, actions, status } = file
  if (actions.download === null)
    return (
      <LinkButton to={`${path}/${id}`} icon={Download} reload aria-label={t('exports.downloadOne', { file: fileName })}>
        {t('exports.download')}
      </LinkButton>
    )
  if (actions.cancel === null)
    return (
      <Form answer={noAnswer} inline>
        <input type="hidden" name="exportId" value={id} />
        <Button aria-label={t('exports.cancelOne', { file: fileName })}>{t('exports.cancel')}</Button>
      </Form>
    )
  return status === 'done' ? <span className="text-hint text-muted">{t('exports.noDownload')}</span> : null
}

/** The columns of one's own files. */
export function useDownloadColumns(number: string, path: string): readonly Column<ExportView>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'file',
      label: t('exports.file'),
      rowHeader: true,
      roomy: true,
      cell: (row) => (
        <div className="flex flex-col">
          <TextLink to={listAddress(language, number, row)}>{t(`exports.kinds.${row.kind}`)}</TextLink>
          <span className="font-mono text-hint break-all text-muted">{row.fileName}</span>
        </div>
      ),
    },
    { key: 'asked', label: t('exports.asked'), cell: (row) => f.instant(row.requestedAt) },
    { key: 'state', label: t('exports.state'), roomy: true, cell: (row) => <State file={row} /> },
    {
      key: 'rows',
      label: t('exports.rows'),
      align: 'end',
      cell: (row) => (row.status === 'done' ? f.number(row.rowCount) : '–'),
    },
    {
      key: 'kept',
      label: t('exports.kept'),
      cell: (row) => (row.status === 'done' ? f.instant(row.expiresAt) : '–'),
    },
    {
      key: 'action',
      label: t('exports.action'),
      hideLabel: true,
      nowrap: true,
      cell: (row) => <Action file={row} path={path} />,
    },
  ]
}
