import { useRouteLoaderData } from 'react-router'
import type { OwnAccessView } from '../../contract/access-requests.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Call } from './call.ts'
import { useI18n } from './i18n.tsx'
import type { loader } from './organization-layout.tsx'
import { PersonList } from './person-list.tsx'

/** Who can change what is limited, and what was asked of them. */
type Limits = Pick<OwnAccessView, 'administrators' | 'request'> & { actions: Pick<OwnAccessView['actions'], 'ask'> }

/** How the access of a restricted contact stands. A page does not fail for want of it. */
export async function limitsOf(call: Call, number: string): Promise<Limits | null> {
  const answer = await call('readOwnAccess', { number })
  return answer.ok ? answer.output : null
}

/** The same on any page of the organization; null for whoever is not restricted. */
export function useLimits(): Limits | null {
  return useRouteLoaderData<typeof loader>('app/organization-layout')?.limits ?? null
}

/**
 * ACC-6: what stands in the place of a tool, or of a change, that a restricted contact came for: that their access is
 * limited, who can change that, and the button that asks them for it, or since when they have been asked.
 */
export function LimitedAccess({ limits, base }: { limits: Limits; base: string }) {
  const { t, f } = useI18n()
  const { administrators, request, actions } = limits
  const open = request?.status === 'open' ? request : null
  const asking = `${base}/people/ask-for-access`
  return (
    <Card>
      <EmptyState
        kind="not-allowed"
        title={t('app.limited.title')}
        action={
          actions.ask === 'no-administrator' ? (
            <LinkButton kind="primary" to={`${base}/people/recovery`}>
              {t('app.limited.recover')}
            </LinkButton>
          ) : open !== null ? (
            <LinkButton to={asking}>{t('app.limited.see')}</LinkButton>
          ) : actions.ask === null ? (
            <LinkButton kind="primary" to={asking}>
              {t('app.limited.ask')}
            </LinkButton>
          ) : undefined
        }
      >
        <p>{t('app.limited.text', { count: administrators.length })}</p>
        <div className="mt-2">
          <PersonList people={administrators} />
        </div>
        {open === null ? null : <p className="mt-2">{t('app.limited.asked', { at: f.instant(open.askedAt) })}</p>}
      </EmptyState>
    </Card>
  )
}
