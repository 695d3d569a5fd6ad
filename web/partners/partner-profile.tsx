import type { PartnerView } from '../../contract/partners.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmailText } from '../ui/email-text.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/partner-profile.ts'
import { languageNames } from './language-names.ts'
import { LocationTable, placeText } from './location-table.tsx'
import { deedIn, type PartnerPaths, partnerPaths } from './partner-paths.ts'
import { StatusBadge, whyNotText } from './partner-words.tsx'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** PAR-1: the partner's own account. For an organization that is no partner staff find the way to register it here. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, actor, language } = context.get(visit)
  const answer = await call('readPartner', { number: params.number })
  if (!answer.ok && answer.problem.code === 'not-a-partner' && actor.kind === 'staff')
    return { partner: null, mayRegister: (actor.staffRoles ?? []).includes('partner-manager') }
  const partner = outputOf(answer)
  const isStaff = actor.kind === 'staff'
  return { partner, languages: languageNames(language, partner.languages), done: deedIn(url), isStaff }
}

function Membership({ partner, paths, isStaff }: { partner: PartnerView; paths: PartnerPaths; isStaff: boolean }) {
  const { t, f } = useI18n()
  const { startsOn, endsOn, status, actions } = partner
  const from = startsOn === null ? '' : f.day(startsOn)
  const until = endsOn === null ? '' : f.day(endsOn)
  const term =
    startsOn === null ? (endsOn === null ? 'termOpen' : 'termUntil') : endsOn === null ? 'termFrom' : 'termBoth'
  return (
    <Card
      title={t('partners.profile.membership')}
      actions={
        <>
          {isStaff ? (
            <LinkButton kind="quiet" to={paths.dealCredits}>
              {t('app.nav.dealCredits')}
            </LinkButton>
          ) : null}
          {actions.manage === null ? (
            <LinkButton kind="quiet" to={paths.membership}>
              {t('partners.profile.changeMembership')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { label: t('partners.profile.number'), value: <span className="tabular">{partner.number}</span> },
            { label: t('partners.profile.statusLabel'), value: <StatusBadge status={status} /> },
            { label: t('partners.profile.level'), value: partner.level?.name ?? t('partners.none') },
            { label: t('partners.profile.term'), value: t(`partners.profile.${term}`, { from, until }) },
            { label: t('partners.profile.kind'), value: t(`partners.kinds.${partner.kind}`) },
            { label: t('partners.profile.distributor'), value: partner.distributor?.name ?? t('partners.none') },
          ]}
        />
        <p className="text-muted">{t(`partners.meaning.${status}`)}</p>
      </div>
    </Card>
  )
}

function Listing({ partner, languages }: { partner: PartnerView; languages: readonly string[] }) {
  const { t, f } = useI18n()
  const listed = (names: readonly string[]) => (names.length === 0 ? t('partners.none') : f.list(names))
  const places = partner.locations.filter((place) => place.listed)
  return (
    <Card title={t('partners.profile.listing')}>
      <div className="flex flex-col gap-4">
        <p>{t(`partners.profile.listingStates.${partner.listing}`)}</p>
        <DescriptionList
          items={[
            {
              label: t('partners.profile.foundAt'),
              value:
                partner.listing !== 'found' ? (
                  t('partners.none')
                ) : (
                  <ul>
                    {places.map((place) => (
                      <li key={place.id}>{placeText(f, place)}</li>
                    ))}
                  </ul>
                ),
            },
            {
              label: t('partners.profile.products'),
              value: listed(partner.products.map(({ name }) => name)),
            },
            { label: t('partners.profile.languages'), value: listed(languages) },
          ]}
        />
      </div>
    </Card>
  )
}

type Reachable = { name: string; email: string }

function People({ people }: { people: readonly Reachable[] }) {
  return (
    <ul>
      {people.map(({ name, email }) => (
        <li key={email}>
          {name}{' '}
          <a href={`mailto:${email}`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
            <EmailText value={email} />
          </a>
        </li>
      ))}
    </ul>
  )
}

function Whom({ partner }: { partner: PartnerView }) {
  const { t } = useI18n()
  const { leaders, managers } = partner
  const sides = [
    { title: t('partners.profile.leaders'), people: leaders, none: t('partners.profile.noLeaders') },
    { title: t('partners.profile.managers'), people: managers, none: t('partners.profile.noManagers') },
  ]
  return (
    <Card title={t('partners.profile.whom')}>
      <div className="flex flex-col gap-4">
        <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-6">
          {sides.map(({ title, people, none }) => (
            <div key={title} className="min-w-0">
              <dt className="text-hint text-muted">{title}</dt>
              <dd>{people.length === 0 ? none : <People people={people} />}</dd>
            </div>
          ))}
        </dl>
        <p className="text-muted">{t('partners.profile.leadersHint')}</p>
      </div>
    </Card>
  )
}

function NotPartner({ mayRegister, paths }: { mayRegister: boolean; paths: PartnerPaths }) {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t('partners.profile.title')} />
      <Card>
        <EmptyState
          kind="nothing-yet"
          title={t('partners.profile.notPartner')}
          action={
            mayRegister ? (
              <LinkButton kind="primary" to={paths.register}>
                {t('partners.profile.register')}
              </LinkButton>
            ) : undefined
          }
        >
          {t('partners.profile.notPartnerText')}
        </EmptyState>
      </Card>
    </>
  )
}

export default function PartnerProfile({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = partnerPaths(language, params.number)
  if (loaderData.partner === null) return <NotPartner mayRegister={loaderData.mayRegister} paths={paths} />
  const { partner, languages, done, isStaff } = loaderData
  const { edit, addLocation } = partner.actions
  const { status, managers } = partner
  return (
    <>
      <PageHeader
        title={t('partners.profile.title')}
        kicker={partner.name}
        lead={edit === null || edit === 'partner-not-active' ? undefined : whyNotText(t, edit)}
        actions={
          edit === null ? (
            <LinkButton kind="primary" to={paths.edit}>
              {t('partners.profile.edit')}
            </LinkButton>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        {done === null || done === 'invited' ? null : (
          <Notice tone="ok" announce title={t(`partners.profile.${done}`)} />
        )}
        {status === 'active' ? null : (
          <Notice tone="warn" title={t('partners.profile.notActive', { status })}>
            {t('partners.profile.notActiveText', { managers: managers.length })}
            <People people={managers} />
          </Notice>
        )}
        <Membership partner={partner} paths={paths} isStaff={isStaff} />
        <Listing partner={partner} languages={languages} />
        <LocationTable locations={partner.locations} mayAdd={addLocation} paths={paths} />
        <Whom partner={partner} />
      </div>
    </>
  )
}
