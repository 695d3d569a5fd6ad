import type { OrganizationView } from '../../contract/accounts.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/company-page.ts'
import { type AccountPaths, accountPaths } from './account-paths.ts'
import { TextLink } from './text-link.tsx'
import { WhyNot } from './why-not.tsx'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-1: everything that is known of the company. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const organization = outputOf(await call('readOrganization', { number: params.number }))
  return { organization, saved: url.searchParams.has('saved'), isStaff: actor.kind === 'staff' }
}

function Facts({ organization, paths }: { organization: OrganizationView; paths: AccountPaths }) {
  const { t, f } = useI18n()
  const written = (value: string | null) => value ?? t('accounts.none')
  const listed = (values: readonly string[]) => (values.length === 0 ? t('accounts.none') : f.list(values))
  return (
    <Card
      title={t('accounts.company.facts')}
      actions={
        organization.actions.editFacts === null ? (
          <LinkButton kind="quiet" to={paths.editFacts}>
            {t('accounts.company.editFacts')}
          </LinkButton>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { label: t('accounts.company.number'), value: <span className="tabular">{organization.number}</span> },
            { label: t('accounts.company.legalName'), value: organization.legalName },
            { label: t('accounts.company.otherNames'), value: listed(organization.otherNames) },
            { label: t('accounts.company.country'), value: f.country(organization.country) },
            { label: t('accounts.company.state'), value: written(organization.state) },
            { label: t('accounts.company.region'), value: t(`accounts.regions.${organization.region}`) },
            { label: t('accounts.company.language'), value: t(`accounts.languages.${organization.language}`) },
            { label: t('accounts.fields.phone'), value: written(organization.phone) },
            { label: t('accounts.fields.fax'), value: written(organization.fax) },
            { label: t('accounts.company.webAddresses'), value: listed(organization.webAddresses) },
            { label: t('accounts.company.emailDomains'), value: listed(organization.emailDomains) },
          ]}
        />
        {organization.actions.editFacts === null ? null : (
          <p className="text-muted">{t('accounts.company.byRequest')}</p>
        )}
      </div>
    </Card>
  )
}

function Addresses({ organization, paths }: { organization: OrganizationView; paths: AccountPaths }) {
  const { t, f } = useI18n()
  const mayEdit = organization.actions.edit === null
  return (
    <Card
      title={t('accounts.company.addresses')}
      actions={
        mayEdit ? (
          <LinkButton kind="quiet" to={paths.addAddress}>
            {t('accounts.company.addAddress')}
          </LinkButton>
        ) : undefined
      }
    >
      {organization.addresses.length === 0 ? <p className="text-muted">{t('accounts.company.noAddresses')}</p> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-6">
        {organization.addresses.map((address) => (
          <li key={address.id} className="flex flex-col">
            <span className="text-hint text-muted">{t(`accounts.address.kinds.${address.kind}`)}</span>
            {address.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
            <span>{[address.postalCode, address.city, address.state].filter(Boolean).join(' ')}</span>
            <span>{f.country(address.country)}</span>
            {mayEdit ? (
              <span className="flex flex-wrap gap-x-4">
                <TextLink to={paths.editAddress(address.id)}>
                  {t('accounts.company.editAddress')}
                  <span className="sr-only">: {address.lines.join(', ')}</span>
                </TextLink>
                <TextLink to={paths.removeAddress(address.id)}>
                  {t('accounts.company.removeAddress')}
                  <span className="sr-only">: {address.lines.join(', ')}</span>
                </TextLink>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Vendor({ organization, credit }: { organization: OrganizationView; credit: string | null }) {
  const { t } = useI18n()
  const person = (who: OrganizationView['salesRepresentative']) =>
    who === null ? (
      t('accounts.none')
    ) : (
      <span className="flex flex-col">
        <span>{who.name}</span>
        {who.phone === null ? null : <span className="tabular">{who.phone}</span>}
        <a href={`mailto:${who.email}`} className="link inline-flex min-h-6 items-center self-start coarse:min-h-11">
          {who.email}
        </a>
      </span>
    )
  return (
    <Card
      title={t('accounts.company.vendor')}
      actions={
        // PAR-11: who gets the commission is the vendor's alone to know.
        credit === null ? undefined : (
          <LinkButton kind="quiet" to={credit}>
            {t('app.nav.dealCredit')}
          </LinkButton>
        )
      }
    >
      <DescriptionList
        items={[
          { label: t('accounts.company.salesRepresentative'), value: person(organization.salesRepresentative) },
          { label: t('accounts.company.renewalsSpecialist'), value: person(organization.renewalsSpecialist) },
        ]}
      />
    </Card>
  )
}

function Contracts({ contracts }: Pick<OrganizationView, 'contracts'>) {
  const { t, f } = useI18n()
  if (contracts.length === 0) return null
  return (
    <Table
      caption={t('accounts.company.contracts')}
      rows={contracts}
      rowKey={(row) => row.number}
      columns={[
        {
          key: 'number',
          label: t('accounts.company.contract'),
          rowHeader: true,
          nowrap: true,
          cell: (row) => row.number,
        },
        { key: 'programme', label: t('accounts.company.programme'), cell: (row) => row.programme },
        { key: 'starts', label: t('accounts.company.startsOn'), nowrap: true, cell: (row) => f.day(row.startsOn) },
        {
          key: 'ends',
          label: t('accounts.company.endsOn'),
          nowrap: true,
          cell: (row) => (row.endsOn === null ? t('accounts.company.noEnd') : f.day(row.endsOn)),
        },
      ]}
    />
  )
}

export default function CompanyPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { organization, saved, isStaff } = loaderData
  const paths = accountPaths(language, params.number)
  const whyNot = organization.actions.edit
  return (
    <>
      <PageHeader
        title={t('accounts.company.title')}
        lead={whyNot === null ? undefined : <WhyNot code={whyNot} />}
        actions={
          whyNot === null ? (
            <LinkButton kind="primary" to={paths.editCompany}>
              {t('accounts.company.edit')}
            </LinkButton>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        {saved ? <Notice tone="ok" announce title={t('accounts.company.saved')} /> : null}
        <Facts organization={organization} paths={paths} />
        <Addresses organization={organization} paths={paths} />
        <Contracts contracts={organization.contracts} />
        <Vendor organization={organization} credit={isStaff ? paths.dealCredits : null} />
      </div>
    </>
  )
}
