import type { allocationStatuses, fileStatuses, licenceStatuses, maintenanceStates } from '../../contract/licences.ts'
import { daysBetween } from '../app/formatters.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

type LicenceStatus = (typeof licenceStatuses)[number]
type AllocationStatus = (typeof allocationStatuses)[number]
type FileStatus = (typeof fileStatuses)[number]

/** Days before an end from which it is red, and from which it is orange (ACC-17). */
const redDays = 30
const orangeDays = 90

const licenceTones: Record<LicenceStatus, Tone> = {
  active: 'ok',
  ended: 'danger',
  rescinded: 'neutral',
  'on-hold': 'warn',
}
const allocationTones: Record<AllocationStatus, Tone> = {
  active: 'ok',
  returned: 'neutral',
  reallocated: 'neutral',
  rescinded: 'neutral',
}
const fileTones: Record<FileStatus, Tone> = { good: 'ok', superseded: 'neutral', revoked: 'danger' }

/** A licence's state, in a word. */
export function LicenceState({ status }: { status: LicenceStatus }) {
  const { t } = useI18n()
  return <Badge tone={licenceTones[status]}>{t(`licences.status.${status}`)}</Badge>
}

/** An allocation's state, in a word. */
export function AllocationState({ status }: { status: AllocationStatus }) {
  const { t } = useI18n()
  return <Badge tone={allocationTones[status]}>{t(`licences.allocationStatus.${status}`)}</Badge>
}

/** A file's state, in a word. */
export function FileState({ status }: { status: FileStatus }) {
  const { t } = useI18n()
  return <Badge tone={fileTones[status]}>{t(`licences.fileStatus.${status}`)}</Badge>
}

/** A day on which something ends, with how near it is: red up to 30 days and once over, orange up to 90. */
function EndOn({ day, near, over, today }: { day: string; near: boolean; over: boolean; today: string }) {
  const { t, f } = useI18n()
  const tone: Tone = over || daysBetween(today, day) <= redDays ? 'danger' : 'warn'
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="tabular whitespace-nowrap">{f.day(day)}</span>
      {near || over ? <Badge tone={tone}>{over ? t('licences.over') : f.relativeDays(day, today)}</Badge> : null}
    </span>
  )
}

/** Until when maintenance runs, and whether that is soon. `today` is the earliest day that it still is on earth. */
export function MaintenanceEnd(props: {
  endsOn: string | null
  state: (typeof maintenanceStates)[number]
  today: string
}) {
  const { t } = useI18n()
  if (props.endsOn === null) return <span className="text-muted">{t('licences.noMaintenance')}</span>
  return <EndOn day={props.endsOn} near={props.state === 'ending'} over={props.state === 'ended'} today={props.today} />
}

/** Until when the licence itself runs. That it has ended is what its state says; `plain` where another end says how soon. */
export function LicenceEnd({ endsOn, today, plain }: { endsOn: string | null; today: string; plain: boolean }) {
  const { t } = useI18n()
  if (endsOn === null) return <span className="text-muted">{t('licences.perpetual')}</span>
  const left = daysBetween(today, endsOn)
  return <EndOn day={endsOn} near={!plain && left >= 0 && left <= orangeDays} over={false} today={today} />
}
