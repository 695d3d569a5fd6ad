import type { grantScopes } from '../../contract/advisors.ts'
import type { licenceStatuses, maintenanceStates } from '../../contract/licences.ts'
import { daysBetween } from '../app/formatters.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

/** Days before an end from which it is red (ACC-17). */
const redDays = 30

/** A day on which something ends, with how near it is where that calls for attention: red up to 30 days and once over. */
export function EndOn({ day, near, over, today }: { day: string; near: boolean; over: boolean; today: string }) {
  const { t, f } = useI18n()
  const tone: Tone = over || daysBetween(today, day) <= redDays ? 'danger' : 'warn'
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="tabular whitespace-nowrap">{f.day(day)}</span>
      {near || over ? <Badge tone={tone}>{over ? t('customers.over') : f.relativeDays(day, today)}</Badge> : null}
    </span>
  )
}

/** Until when maintenance runs. `today` is the earliest day that it still is on earth. */
export function MaintenanceEnd(props: {
  endsOn: string | null
  state: (typeof maintenanceStates)[number]
  today: string
}) {
  const { t } = useI18n()
  if (props.endsOn === null) return <span className="text-muted">{t('customers.none')}</span>
  return <EndOn day={props.endsOn} near={props.state === 'ending'} over={props.state === 'ended'} today={props.today} />
}

const tones: Record<(typeof licenceStatuses)[number], Tone> = {
  active: 'ok',
  ended: 'danger',
  rescinded: 'neutral',
  'on-hold': 'warn',
}

/** A licence's state, in a word. */
export function LicenceState({ status }: { status: (typeof licenceStatuses)[number] }) {
  const { t } = useI18n()
  return <Badge tone={tones[status]}>{t(`customers.status.${status}`)}</Badge>
}

/** What the partner may do for the customer, as people list things. */
export function Scopes({ scopes }: { scopes: readonly (typeof grantScopes)[number][] }) {
  const { t, f } = useI18n()
  return f.list(scopes.map((scope) => t(`customers.scopes.${scope}`)))
}

/** A grant's last day, which is whole where the customer is. */
export function UntilEndOf({ endsOn, timeZone }: { endsOn: string; timeZone: string }) {
  const { t, f } = useI18n()
  return t('customers.endOfDay', { day: f.day(endsOn), zone: timeZone.replaceAll('_', ' ') })
}

/** Where a customer is: its state, if it has one, and country. */
export function Place({ country, state }: { country: string; state: string | null }) {
  const { f } = useI18n()
  return [state, f.country(country)].filter(Boolean).join(', ')
}
