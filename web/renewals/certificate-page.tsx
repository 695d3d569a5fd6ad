import { Download } from 'lucide-react'
import type { CoverLineView } from '../../contract/renewal-papers.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/certificate-page.ts'
import { certificateAsked } from './certificate-asked.ts'
import { type RenewalPaths, renewalPaths } from './renewal-paths.ts'
import { writtenCount } from './renewal-words.tsx'

export const handle = { messages: ['papers', 'advisors'] } satisfies PageHandle

/** REN-11: what is covered today and until when, of everything, one product or one licence. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const asked = certificateAsked(url)
  const after = url.searchParams.get('after')
  const answer = await context
    .get(visit)
    .call('readRenewalCertificate', { number: params.number, ...asked, ...(after === null ? {} : { after }) })
  return { asked, ...pageOfList(answer, url) }
}

/** The address with what the certificate is asked of. */
function asking(path: string, { licenceId, product }: { licenceId: string; product: string }): string {
  const query = new URLSearchParams([
    ...(licenceId === '' ? [] : [['licence', licenceId]]),
    ...(product === '' ? [] : [['product', product]]),
  ])
  return query.size === 0 ? path : `${path}?${query}`
}

function useCoverColumns(paths: RenewalPaths): readonly Column<CoverLineView>[] {
  const { t, f } = useI18n()
  return [
    {
      key: 'code',
      label: t('papers.certificate.code'),
      rowHeader: true,
      nowrap: true,
      cell: ({ licence }) => <TextLink to={paths.licence(licence.id)}>{licence.code}</TextLink>,
    },
    {
      key: 'what',
      label: t('papers.certificate.what'),
      roomy: true,
      cell: ({ product, editionName, hosts, hostCount }) => (
        <span>
          {product.name} {editionName}
          {hosts.length === 0 ? null : (
            <span className="block text-hint text-muted">
              {t('papers.certificate.hosts', { names: hosts.join(', ') })}{' '}
              {hostCount > hosts.length ? t('papers.certificate.more', { count: `${hostCount - hosts.length}` }) : null}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'quantity',
      label: t('papers.certificate.quantity'),
      align: 'end',
      cell: ({ quantity }) => f.number(quantity),
    },
    {
      key: 'programme',
      label: t('papers.certificate.programme'),
      cell: ({ programme, later }) => (
        <span>
          {programme.name}
          {later.map((next) => (
            <span key={next.from} className="block text-hint text-muted">
              {t('papers.certificate.afterwards', {
                from: f.day(next.from),
                until: f.day(next.until),
                programme: next.programme.name,
              })}
            </span>
          ))}
        </span>
      ),
    },
    { key: 'since', label: t('papers.certificate.since'), nowrap: true, cell: ({ since }) => f.day(since) },
    { key: 'until', label: t('papers.certificate.until'), nowrap: true, cell: ({ until }) => f.day(until) },
  ]
}

/** What the certificate is about, and the way to another. */
function About({ data, paths }: { data: Route.ComponentProps['loaderData']; paths: RenewalPaths }) {
  const { t } = useI18n()
  const { asked, about, products } = data
  const { licenceId, product } = asked
  return (
    <FilterBar
      label={t('papers.certificate.filters')}
      keep={licenceId === '' ? {} : { licence: licenceId }}
      clearHref={paths.certificate}
      chips={[
        ...(about.licenceCode === null
          ? []
          : [
              {
                label: `${t('papers.certificate.licenceChip')}: ${about.licenceCode}`,
                removeHref: asking(paths.certificate, { licenceId: '', product }),
              },
            ]),
        ...(about.productName === null
          ? []
          : [
              {
                label: `${t('papers.certificate.product')}: ${about.productName}`,
                removeHref: asking(paths.certificate, { licenceId, product: '' }),
              },
            ]),
      ]}
    >
      <Select
        name="product"
        label={t('papers.certificate.product')}
        defaultValue={product}
        choices={[
          { value: '', label: t('papers.certificate.any') },
          ...products.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
    </FilterBar>
  )
}

export default function CertificatePage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { asked, asOf, issuer, items, total, ended, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  const columns = useCoverColumns(paths)
  return (
    <>
      <PageHeader
        title={t('papers.certificate.title')}
        crumbs={[{ label: t('advisors.title'), href: paths.summary }]}
        lead={
          <>
            {t('papers.certificate.lead', { day: f.day(asOf) })}{' '}
            {issuer === null ? null : t('papers.certificate.issuedBy', { issuer })}
          </>
        }
        actions={
          <>
            <LinkButton to={paths.help(502)}>{t('papers.certificate.help')}</LinkButton>
            <LinkButton kind="primary" to={asking(paths.certificatePdf, asked)} icon={Download} reload>
              {t('papers.certificate.download')}
            </LinkButton>
          </>
        }
      />
      <About data={loaderData} paths={paths} />
      {ended.count === 0 ? null : (
        <div className="mb-4">
          <Notice action={<LinkButton to={paths.lines}>{t('papers.certificate.renew')}</LinkButton>}>
            {t('papers.certificate.ended', { count: ended.count, written: writtenCount(f.number, ended) })}
          </Notice>
        </div>
      )}
      <Table
        caption={t('papers.certificate.caption')}
        columns={columns}
        rows={items}
        rowKey={({ licence, programme }) => `${licence.id} ${programme.code}`}
        count={t('papers.certificate.count', { count: total.count, written: writtenCount(f.number, total) })}
        empty={
          pages.nextHref === undefined ? (
            <EmptyState kind="nothing-yet" title={t('papers.certificate.none')}>
              {t('papers.certificate.noneText')}
            </EmptyState>
          ) : (
            <EmptyState kind="no-match" title={t('papers.certificate.noneYet')}>
              {t('papers.certificate.noneYetText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('papers.certificate.pages')} {...pages} />
    </>
  )
}
