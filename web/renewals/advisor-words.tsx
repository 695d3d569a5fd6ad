import type { AdvisorView } from '../../contract/advisors.ts'
import { type Translate, useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'

const tones = { upcoming: 'info', active: 'ok', ending: 'warn', ended: 'neutral' } as const

/** Where a grant stands, in one word (UX-32). */
export function AdvisorState({ state }: { state: AdvisorView['state'] }) {
  const { t } = useI18n()
  return <Badge tone={tones[state]}>{t(`advisors.state.${state}`)}</Badge>
}

/** A number of licences, or "more than". */
export function counted(t: Translate, written: (value: number) => string, total: { count: number; atLeast: boolean }) {
  return t('advisors.licenceCount', {
    count: total.count,
    written: total.atLeast ? `${written(total.count)}+` : written(total.count),
  })
}

/** What a partner sees, in words: all, or so many of so many. */
export function useCoverage() {
  const { t, f } = useI18n()
  return (advisor: Pick<AdvisorView, 'coverage' | 'shared' | 'licences'>) =>
    advisor.coverage === 'all'
      ? t('advisors.coverage.allOf', { licences: counted(t, f.number, advisor.licences) })
      : t('advisors.coverage.assignedOf', {
          shared: f.number(advisor.shared.count),
          licences: counted(t, f.number, advisor.licences),
        })
}

/** What a partner may do, as a list of words. */
export function useScopes() {
  const { t, f } = useI18n()
  return (scopes: AdvisorView['scopes']) => f.list(scopes.map((scope) => t(`advisors.scope.${scope}.short`)))
}
