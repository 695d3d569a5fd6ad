import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import type { VendorFacts } from '../../contract/vendor.ts'
import { groupedAccount } from '../../values/iban.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/supplier-pack.ts'
import { ReachPerson } from './reach-person.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['papers', 'advisors'] } satisfies PageHandle

/** REN-15: the vendor as a supplier; where it has recorded nothing, whom to ask. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number } = params
  const pack = outputOf(await call('readSupplierPack', { number }))
  const { salesRepresentative, renewalsSpecialist } = outputOf(await call('readOrganization', { number }))
  return { ...pack, ask: salesRepresentative ?? renewalsSpecialist }
}

function Facts({ title, items }: { title: string; items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <Card title={title}>
      <DescriptionList items={items} />
    </Card>
  )
}

function Pack({ vendor }: { vendor: VendorFacts }) {
  const { t } = useI18n()
  const optional = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])
  return (
    <div className="flex flex-col gap-4">
      <Notice>{t('papers.supplier.beware')}</Notice>
      <div className="grid gap-4 lg:grid-cols-2">
        <Facts
          title={t('papers.supplier.company')}
          items={[
            { label: t('papers.supplier.legalName'), value: vendor.legalName },
            {
              label: t('papers.supplier.address'),
              value: <span className="whitespace-pre-line">{vendor.address}</span>,
            },
            { label: t('papers.supplier.registration'), value: vendor.registration },
          ]}
        />
        <Facts
          title={t('papers.supplier.bank')}
          items={[
            { label: t('papers.supplier.bankName'), value: vendor.bankName },
            {
              label: t('papers.supplier.account'),
              value: <span className="font-mono">{groupedAccount(vendor.account)}</span>,
            },
            ...optional(t('papers.supplier.bic'), vendor.bic),
          ]}
        />
        <Facts
          title={t('papers.supplier.tax')}
          items={[{ label: t('papers.supplier.vatId'), value: vendor.vatId ?? t('papers.supplier.noVatId') }]}
        />
        <Facts
          title={t('papers.supplier.invoices')}
          items={[
            { label: t('papers.supplier.contact'), value: vendor.invoiceContact },
            {
              label: t('papers.supplier.email'),
              value: (
                <a
                  href={`mailto:${vendor.invoiceEmail}`}
                  className="link inline-flex min-h-6 items-center coarse:min-h-11"
                >
                  {vendor.invoiceEmail}
                </a>
              ),
            },
            ...optional(t('papers.supplier.phone'), vendor.invoicePhone),
          ]}
        />
      </div>
    </div>
  )
}

export default function SupplierPack({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { vendor, asOf, ask } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('papers.supplier.title')}
        crumbs={[{ label: t('advisors.title'), href: paths.summary }]}
        lead={t('papers.supplier.lead', { day: f.day(asOf) })}
        actions={
          vendor === null ? null : (
            <>
              <LinkButton to={paths.help(503)}>{t('papers.supplier.help')}</LinkButton>
              <LinkButton kind="primary" to={paths.supplierPdf} icon={Download} reload>
                {t('papers.supplier.download')}
              </LinkButton>
            </>
          )
        }
      />
      {vendor === null ? (
        <EmptyState kind="nothing-yet" title={t('papers.supplier.none')}>
          <p>{t('papers.supplier.noneText')}</p>
          {ask === null ? (
            <p>{t('papers.supplier.askAnybody')}</p>
          ) : (
            <p>
              {t('papers.supplier.ask')} <ReachPerson person={ask} />
            </p>
          )}
        </EmptyState>
      ) : (
        <Pack vendor={vendor} />
      )}
    </>
  )
}
