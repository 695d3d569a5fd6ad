import type { OverviewView } from '../../contract/overview.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { TextLink } from './text-link.tsx'

type Advisors = NonNullable<OverviewView['advisors']>

/** ACC-17: advisors who ask for licences, whose access ends soon, and those who are not shown what was bought since. */
export function AdvisorsToDecide({ advisors, base }: { advisors: Advisors; base: string }) {
  const { t, f } = useI18n()
  const { ending, undecided, asked } = advisors
  const left = (days: number) => (days === 0 ? t('overview.ending.today') : t('overview.ending.days', { count: days }))
  return (
    <Card title={t('overview.advisors.title')}>
      <ul className="divide-y divide-line">
        {asked.map(({ id, partner, count }) => (
          <li key={`asked ${id}`} className="py-3 first:pt-0 last:pb-0">
            <TextLink to={`${base}/licence-requests/${id}`}>{partner}</TextLink>
            <p className="text-muted">
              {t('overview.advisors.asked', { count })}{' '}
              <TextLink to={`${base}/licence-requests/${id}`}>
                {t('overview.advisors.answer')}
                <span className="sr-only">: {partner}</span>
              </TextLink>
            </p>
          </li>
        ))}
        {ending.map(({ id, partner, endsOn, daysLeft, extends: goesOn }) => (
          <li key={`ending ${id}`} className="py-3 first:pt-0 last:pb-0">
            <TextLink to={`${base}/renewals/advisors/${id}`}>{partner}</TextLink>
            <p className="flex flex-wrap items-center gap-x-2 text-muted">
              {t(goesOn ? 'overview.advisors.extends' : 'overview.advisors.ends', { day: f.day(endsOn) })}
              <Badge tone={goesOn ? 'neutral' : 'warn'}>{left(daysLeft)}</Badge>
            </p>
          </li>
        ))}
        {undecided.map(({ id, partner, total }) => (
          <li key={`undecided ${id}`} className="py-3 first:pt-0 last:pb-0">
            <TextLink to={`${base}/renewals/advisors/${id}`}>{partner}</TextLink>
            <p className="text-muted">
              {t('overview.advisors.undecided', {
                count: total.count,
                written: `${f.number(total.count)}${total.atLeast ? '+' : ''}`,
              })}{' '}
              <TextLink to={`${base}/renewals/advisors/${id}/licences`}>
                {t('overview.advisors.decide')}
                <span className="sr-only">: {partner}</span>
              </TextLink>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
