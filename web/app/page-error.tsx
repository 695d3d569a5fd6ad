import { isRouteErrorResponse, useLocation } from 'react-router'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useI18n } from './i18n.tsx'
import { LimitedAccess, useLimits } from './limited-access.tsx'
import { consoleNav, isAt, organizationNav, partnerNav } from './navigation.ts'
import { useRootData } from './root-data.ts'

/** The problem details that came with an error, as far as the page needs them. */
type Details = { code?: string; detail?: string; requestId?: string; help?: string }

const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

function detailsOf(error: unknown): Details {
  if (!isRouteErrorResponse(error) || typeof error.data !== 'object' || error.data === null) return {}
  const read = new Map<string, unknown>(Object.entries(error.data))
  return {
    code: asText(read.get('code')),
    detail: asText(read.get('detail')),
    requestId: asText(read.get('requestId')),
    help: asText(read.get('help')),
  }
}

type Kind =
  | 'notFound'
  | 'refused'
  | 'staleForm'
  | 'viewOver'
  | 'signIn'
  | 'tooMany'
  | 'conflict'
  | 'offline'
  | 'fault'
  | 'outage'

const kinds: Record<number, Kind> = {
  401: 'signIn',
  403: 'refused',
  404: 'notFound',
  405: 'notFound',
  409: 'conflict',
  412: 'conflict',
  429: 'tooMany',
  503: 'outage',
}

/** What the pages themselves refuse before any operation is asked. */
const ofForms: Record<string, Kind> = { 'stale-form': 'staleForm', 'view-over': 'viewOver' }

function kindOf(error: unknown, details: Details): Kind {
  if (isRouteErrorResponse(error)) return ofForms[details.code ?? ''] ?? kinds[error.status] ?? 'fault'
  return typeof navigator !== 'undefined' && navigator.onLine === false ? 'offline' : 'fault'
}

/** The tool whose page is asked for, by the place of the navigation that it belongs to (UX-6). */
function useToolHere(): { label: string; base: string } | undefined {
  const { t, language } = useI18n()
  const { pathname } = useLocation()
  const number = /^\/\w+\/o\/(\d+)/.exec(pathname)?.[1]
  const isConsole = pathname.startsWith(`/${language}/console`)
  if (number === undefined && !isConsole) return undefined
  const places =
    number === undefined
      ? consoleNav(t, language, false)
      : [...organizationNav(t, language, number), ...partnerNav(t, language, number)]
  const label = places.find((place) => isAt(place, pathname))?.label
  return label === undefined ? undefined : { label, base: places[0]?.href ?? '' }
}

/**
 * The page in the place of one that could not be shown: what happened, that nothing is lost, what to do next, and for
 * our own faults a reference that support can search for (UX-39). A refusal prints the reason the server gave.
 */
export function PageError({ error }: { error: unknown }) {
  const { t, language } = useI18n()
  const { pathname, search } = useLocation()
  const root = useRootData()
  const tool = useToolHere()
  const limits = useLimits()
  const details = detailsOf(error)
  const kind = kindOf(error, details)
  if (kind === 'refused' && tool !== undefined && details.code !== 'form-expired')
    return (
      <>
        <PageHeader title={tool.label} />
        {details.code === 'access-limited' && limits !== null ? (
          <LimitedAccess limits={limits} base={tool.base} />
        ) : (
          <Card>
            <EmptyState
              kind="not-allowed"
              title={t('app.problem.refused.title')}
              action={<LinkButton to={details.help ?? `/${language}/help`}>{t('app.problem.goHelp')}</LinkButton>}
            >
              {details.detail ?? t('app.problem.refused.text')}
            </EmptyState>
          </Card>
        )}
      </>
    )
  const explained = kind === 'refused' || kind === 'conflict' || kind === 'notFound'
  const reference = details.requestId ?? root?.requestId
  const here = pathname + search
  return (
    <>
      <PageHeader title={t(`app.problem.${kind}.title`)} />
      <div className="flex max-w-prose flex-col gap-6">
        <p>{(explained ? details.detail : undefined) ?? t(`app.problem.${kind}.text`)}</p>
        {(kind === 'fault' || kind === 'outage') && reference !== undefined ? (
          <p>
            <code className="font-mono">{reference}</code>
          </p>
        ) : null}
        <ButtonRow>
          {kind === 'signIn' ? (
            <LinkButton kind="primary" to={`/${language}/sign-in?returnTo=${encodeURIComponent(here)}`} reload>
              {t('app.account.signIn')}
            </LinkButton>
          ) : kind === 'notFound' || kind === 'refused' ? (
            <LinkButton kind="primary" to={`/${language}`}>
              {t('app.problem.goHome')}
            </LinkButton>
          ) : (
            <LinkButton kind="primary" to={here} reload>
              {t('app.problem.reload')}
            </LinkButton>
          )}
          <LinkButton to={details.help ?? `/${language}/help`}>{t('app.problem.goHelp')}</LinkButton>
        </ButtonRow>
      </div>
    </>
  )
}
