import type { AllocationPreview } from '../../contract/allocations.ts'
import { useI18n } from '../app/i18n.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'

/** What seems odd about the host, each with what to do about it; one may go on all the same (LIC-5). */
export function HostWarnings({ preview }: { preview: AllocationPreview }) {
  const { t } = useI18n()
  if (preview.warnings.length === 0) return null
  return (
    <Notice tone="warn" title={t('allocations.warnings.title')}>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {preview.warnings.map((warning) => (
          <li key={warning}>
            {t(`allocations.warnings.${warning}`, { host: preview.hostId, similar: preview.similarHostId ?? '' })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What a licence file says, label and value, as it stands in the file. */
export function LinesOfFile({ lines }: { lines: readonly { label: string; value: string }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,11rem)_minmax(0,1fr)] gap-x-4 gap-y-1.5 phone:grid-cols-1 phone:gap-y-0">
      {lines.map((line) => (
        <div key={line.label} className="contents phone:mb-2 phone:block">
          <dt className="text-muted">{line.label}</dt>
          <dd className="break-words">{line.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the file will say, before it is issued. */
export function FilePreview({ preview }: { preview: AllocationPreview }) {
  const { t } = useI18n()
  return (
    <Card title={t('allocations.preview.title')}>
      <LinesOfFile lines={preview.lines} />
    </Card>
  )
}

/** Why there is no preview: in the place of the action, with the way to mend it beside each answer above. */
export function NoPreview({ reasons }: { reasons: readonly string[] }) {
  const { t } = useI18n()
  return (
    <Notice tone="danger" title={t('allocations.preview.notPossible')}>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Notice>
  )
}
