import { Download } from 'lucide-react'
import type { PriceVersionView } from '../../contract/pricing.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/version-page.ts'
import { type PricingPaths, pricingPaths } from './pricing-paths.ts'
import { RateTable } from './rate-table.tsx'
import { BandTable, RuleFacts } from './rule-tables.tsx'
import { percentInWords, rulesInWords } from './rule-words.server.ts'
import { standingOf, VersionStatus } from './version-status.tsx'

export const handle = { messages: ['pricing'] } satisfies PageHandle

const deeds = ['saved', 'imported', 'published'] as const

/** REN-15: a version with its rules in words and its prices. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : here.language
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const version = outputOf(await here.call('readPriceVersion', of))
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after') ?? undefined
  const rates = pageOfList(await here.call('listPriceRates', { ...of, q, after }), url)
  const { currency } = version.schedule
  const count = (name: string) => Number(/^\d{1,6}$/.exec(url.searchParams.get(name) ?? '')?.[0] ?? 0)
  return {
    version: {
      ...version,
      discounts: version.discounts.map((one) => ({ ...one, percent: percentInWords(language, one.percent) })),
      approvals: version.approvals.map((one) => ({ ...one, abovePercent: percentInWords(language, one.abovePercent) })),
    },
    standing: standingOf(version, here.now.slice(0, 10)),
    rules: rulesInWords(language, currency, version.rules),
    rates: { ...rates, q, currency },
    done: deeds.find((deed) => deed === url.searchParams.get('done')) ?? null,
    imported: { created: count('created'), updated: count('updated'), removed: count('removed') },
  }
}

function Done({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const { t, f } = useI18n()
  const { done, imported, version } = data
  if (done === null) return null
  const words = {
    saved: () => t('pricing.version.savedText'),
    imported: () => t('pricing.version.importedText', imported),
    published: () => t('pricing.version.publishedText', { day: f.day(version.validFrom) }),
  }
  return <Notice tone="ok" announce title={words[done]()} />
}

function Actions({ version, paths }: { version: PriceVersionView; paths: PricingPaths }) {
  const { t } = useI18n()
  const { actions, schedule, number } = version
  const at = [schedule.code, number] as const
  return (
    <>
      <LinkButton to={paths.rates(...at)} icon={Download} reload>
        {t('pricing.rates.download')}
      </LinkButton>
      {actions.save === null ? <LinkButton to={paths.edit(...at)}>{t('pricing.version.edit')}</LinkButton> : null}
      {actions.importRates === null ? (
        <LinkButton to={paths.import(...at)}>{t('pricing.version.import')}</LinkButton>
      ) : null}
      {actions.discard === null ? (
        <LinkButton to={paths.discard(...at)}>{t('pricing.version.discard')}</LinkButton>
      ) : null}
      {actions.publish === null ? (
        <LinkButton kind="primary" to={paths.publish(...at)}>
          {t('pricing.version.publish')}
        </LinkButton>
      ) : null}
    </>
  )
}

function Discounts({ discounts }: Pick<PriceVersionView, 'discounts'>) {
  const { t } = useI18n()
  const columns: readonly Column<PriceVersionView['discounts'][number]>[] = [
    { key: 'level', label: t('pricing.version.level'), rowHeader: true, cell: (row) => row.level.name },
    { key: 'percent', label: t('pricing.version.percent'), align: 'end', cell: (row) => row.percent },
  ]
  return (
    <Section title={t('pricing.version.discounts')}>
      {discounts.length === 0 ? (
        <p>{t('pricing.version.noDiscounts')}</p>
      ) : (
        <Table
          caption={t('pricing.version.discountsCaption')}
          columns={columns}
          rows={discounts}
          rowKey={({ level }) => level.code}
        />
      )}
    </Section>
  )
}

function Approvals({ approvals, currency }: Pick<PriceVersionView, 'approvals'> & { currency: string }) {
  const { t, f } = useI18n()
  const columns: readonly Column<PriceVersionView['approvals'][number]>[] = [
    {
      key: 'approver',
      label: t('pricing.version.approver'),
      rowHeader: true,
      cell: (row) =>
        row.approver === 'renewals-manager' || row.approver === 'finance-manager'
          ? t(`pricing.version.approverOf.${row.approver}`)
          : row.approver,
    },
    { key: 'above', label: t('pricing.version.above'), align: 'end', cell: (row) => row.abovePercent },
    {
      key: 'value',
      label: t('pricing.version.fromValue'),
      align: 'end',
      cell: (row) => f.money(row.fromYearlyMinor, currency),
    },
    {
      key: 'terms',
      label: t('pricing.version.terms'),
      cell: (row) => t(`pricing.version.termsOf.${row.terms}`),
    },
  ]
  return (
    <Section title={t('pricing.version.approvals')}>
      {approvals.length === 0 ? (
        <p>{t('pricing.version.noApprovals')}</p>
      ) : (
        <Table
          caption={t('pricing.version.approvalsCaption')}
          columns={columns}
          rows={approvals}
          rowKey={(row) => `${row.approver} ${row.terms} ${row.abovePercent} ${row.fromYearlyMinor}`}
        />
      )}
    </Section>
  )
}

export default function VersionPage({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { version, standing, rules, rates } = loaderData
  const { schedule, number, validFrom, lastDay } = version
  const paths = pricingPaths(language)
  return (
    <>
      <PageHeader
        title={t('pricing.schedule.versionNumber', { number })}
        crumbs={[
          { label: t('pricing.title'), href: paths.schedules },
          { label: schedule.name, href: paths.schedule(schedule.code) },
        ]}
        status={<VersionStatus standing={standing} />}
        lead={
          lastDay === null
            ? t('pricing.schedule.from', { from: f.day(validFrom) })
            : t('pricing.schedule.fromTo', { from: f.day(validFrom), to: f.day(lastDay) })
        }
        actions={<Actions version={version} paths={paths} />}
      />
      <div className="flex flex-col gap-8">
        <Done data={loaderData} />
        <Card title={t('pricing.version.rules')}>
          <RuleFacts facts={rules.facts} />
        </Card>
        <Section title={t('pricing.version.bands')}>
          <BandTable bands={rules.bands} />
        </Section>
        <Section title={t('pricing.rates.title')}>
          <RateTable rates={rates} path={paths.version(schedule.code, number)} />
        </Section>
        <Discounts discounts={version.discounts} />
        <Approvals approvals={version.approvals} currency={schedule.currency} />
      </div>
    </>
  )
}
