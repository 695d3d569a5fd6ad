import { type FormEvent, useEffect, useId, useRef } from 'react'
import { Link, useFetcher } from 'react-router'
import type { LicenceView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { Checkbox, RadioGroup } from '../ui/choice-fields.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { LicencePaths } from './licence-paths.ts'
import type { HostDraft } from './wizard-draft.ts'

/** A host ID that the organization already uses. */
export type KnownHost = { hostIdType: LicenceView['hostIdTypes'][number]; hostId: string; label: string | null }

const pauseMs = 150

function isHostList(value: unknown): value is KnownHost[] {
  return Array.isArray(value)
}

/** Hosts to pick from: the latest at first; with scripts, those that begin with what is typed. */
function useKnownHosts(first: readonly KnownHost[], source: string) {
  const fetcher = useFetcher()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = (typed: string) => {
    clearTimeout(timer.current)
    if (typed.trim().length < 3) return
    timer.current = setTimeout(() => fetcher.load(`${source}?${new URLSearchParams({ q: typed })}`), pauseMs)
  }
  const found = isHostList(fetcher.data) ? fetcher.data : []
  const hosts = [...found, ...first.filter((one) => !found.some((other) => other.hostId === one.hostId))]
  return { hosts, search }
}

/**
 * Which machine the file is for: kind, value, and what people call it. A value picked from those in use brings its kind
 * along where scripts run.
 */
export function HostFields(props: {
  licence: Pick<LicenceView, 'hostIdTypes'>
  draft: HostDraft
  known: readonly KnownHost[]
  paths: LicencePaths
  askLabel: boolean
}) {
  const { t } = useI18n()
  const { licence, draft, paths } = props
  const listId = useId()
  const { hosts, search } = useKnownHosts(props.known, paths.hosts)
  const allowed = hosts.filter((host) => licence.hostIdTypes.includes(host.hostIdType))
  const [only] = licence.hostIdTypes
  const onInput = (event: FormEvent<HTMLInputElement>) => {
    const { value, form } = event.currentTarget
    search(value)
    const picked = allowed.find((host) => host.hostId === value)
    const radio = picked === undefined ? null : form?.elements.namedItem('hostIdType')
    if (picked !== undefined && radio instanceof RadioNodeList) radio.value = picked.hostIdType
  }
  return (
    <>
      {licence.hostIdTypes.length === 1 && only !== undefined ? (
        <input type="hidden" name="hostIdType" value={only} />
      ) : (
        <RadioGroup
          name="hostIdType"
          label={t('allocations.host.type')}
          required
          defaultValue={draft.hostIdType === '' ? only : draft.hostIdType}
          choices={licence.hostIdTypes.map((type) => ({
            value: type,
            label: t(`allocations.host.types.${type}`),
            hint: t(`allocations.host.whereToFind.${type}`),
          }))}
        />
      )}
      <div className="flex flex-col gap-2">
        <TextInput
          name="hostId"
          label={
            only !== undefined && licence.hostIdTypes.length === 1
              ? t(`allocations.host.types.${only}`)
              : t('allocations.host.value')
          }
          hint={
            <>
              {only !== undefined && licence.hostIdTypes.length === 1
                ? t(`allocations.host.whereToFind.${only}`)
                : null}{' '}
              {allowed.length === 0
                ? t('allocations.host.valueHint')
                : t('allocations.host.valueHintKnown', { count: allowed.length })}
            </>
          }
          required
          mono
          autoComplete="off"
          autoCapitalize="none"
          width="half"
          list={allowed.length === 0 ? undefined : listId}
          defaultValue={draft.hostId}
          onInput={onInput}
        />
        <datalist id={listId}>
          {allowed.map((host) => (
            <option key={`${host.hostIdType} ${host.hostId}`} value={host.hostId}>
              {[t(`licences.hostTypes.${host.hostIdType}`), host.label].filter((part) => part !== null).join(' · ')}
            </option>
          ))}
        </datalist>
        <p>
          <Link to={paths.help(202)} className="link inline-flex min-h-6 items-center text-hint coarse:min-h-11">
            {t('allocations.host.help')}
          </Link>
        </p>
      </div>
      {licence.hostIdTypes.includes('hostname') ? (
        <Checkbox
          name="cluster"
          label={t('allocations.host.cluster')}
          hint={t('allocations.host.clusterHint')}
          defaultChecked={draft.cluster}
        />
      ) : null}
      {props.askLabel ? (
        <TextInput
          name="label"
          label={t('allocations.host.label')}
          hint={t('allocations.host.labelHint')}
          width="half"
          autoComplete="off"
          defaultValue={draft.label}
        />
      ) : null}
    </>
  )
}

/** The fields that `HostFields` asks for, as an operation's faults name them. */
export const hostFieldNames = ['hostIdType', 'hostId', 'cluster', 'label'] as const
