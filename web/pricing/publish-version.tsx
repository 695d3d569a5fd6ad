import { redirect } from 'react-router'
import type { PriceFaultView } from '../../contract/price-faults.ts'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionField, versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/publish-version.ts'
import { pricingPaths } from './pricing-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

const reasons = [
  'prices-without-rates',
  'prices-from-the-past',
  'prices-before-last',
  'longer-costs-less',
  'cheaper-to-lapse',
] as const

/** REN-3: what publishing would mean, or why it cannot be done yet, with examples. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const { schedule, number, validFrom, rateCount, actions, version } = outputOf(await call('readPriceVersion', of))
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  if (actions.publish !== null) throw redirect(paths.version(schedule.code, number))
  const check = outputOf(await call('checkPriceDraft', of))
  return { schedule, number, validFrom, rateCount, version, check }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const answer = await call('publishPriceVersion', of, { ...onceGiven(submission), ...versionGiven(submission) })
  if (!answer.ok) return refused(submission, answer.problem, [])
  const { schedule, number } = answer.output
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  throw redirect(`${paths.version(schedule.code, number)}?done=published`, 303)
}

function useExample(currency: string): (fault: PriceFaultView) => string {
  const { t, f } = useI18n()
  const price = (minor: number) => f.money(minor, currency)
  return (fault) => {
    if (fault.kind === 'longer-costs-less') {
      const { shorterMonths, longerMonths } = fault
      const prices = { shorter: price(fault.shorterMinor), longer: price(fault.longerMinor) }
      return t('pricing.publish.longer', { shorterMonths, longerMonths, ...prices })
    }
    if (fault.example === null) return t('pricing.publish.near', { fromDay: fault.fromDay })
    const { quantity, endedOn, orderedOn, commonEnd, inTimeMinor, lapsedMinor } = fault.example
    return t('pricing.publish.lapse', {
      quantity,
      endedOn: f.day(endedOn),
      orderedOn: f.day(orderedOn),
      commonEnd: f.day(commonEnd),
      inTime: price(inTimeMinor),
      lapsed: price(lapsedMinor),
    })
  }
}

function Faults({ faults, currency }: { faults: readonly PriceFaultView[]; currency: string }) {
  const { t } = useI18n()
  const example = useExample(currency)
  if (faults.length === 0) return null
  const columns: readonly Column<PriceFaultView>[] = [
    {
      key: 'rate',
      label: t('pricing.publish.rate'),
      rowHeader: true,
      cell: (row) => <code className="font-mono text-hint">{row.rate}</code>,
    },
    { key: 'example', label: t('pricing.publish.example'), roomy: true, cell: example },
  ]
  return (
    <Section title={t('pricing.publish.faults')}>
      <Table
        caption={t('pricing.publish.faults')}
        columns={columns}
        rows={faults}
        rowKey={(row) => `${row.kind} ${row.rate} ${'fromDay' in row ? row.fromDay : row.longerMonths}`}
      />
    </Section>
  )
}

export default function PublishVersion({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { schedule, number, validFrom, rateCount, version, check } = loaderData
  const paths = pricingPaths(language)
  const back = { href: paths.version(schedule.code, number), label: t('pricing.publish.back') }
  const title = t('pricing.publish.title', { number })
  const summary = [
    { label: t('pricing.publish.from'), value: f.day(validFrom) },
    { label: t('pricing.publish.rates'), value: f.number(rateCount) },
    { label: t('pricing.publish.changes'), value: t('pricing.publish.changed', check.changes) },
  ]
  if (check.whyNot === null)
    return (
      <ConfirmPage
        title={title}
        kicker={schedule.name}
        summary={summary}
        consequence={t('pricing.publish.consequence')}
        action={t('pricing.publish.action')}
        back={back}
      >
        <input type="hidden" name={versionField} value={version} />
      </ConfirmPage>
    )
  const reason = reasons.find((one) => one === check.whyNot) ?? 'other'
  return (
    <>
      <PageHeader title={title} kicker={schedule.name} />
      <div className="flex flex-col gap-6">
        <Notice tone="danger" title={t('pricing.publish.refused')}>
          {t(`pricing.publish.why.${reason}`)}
        </Notice>
        <Faults faults={check.faults} currency={schedule.currency} />
        <SummaryList rows={summary} />
        <div>
          <LinkButton to={back.href}>{back.label}</LinkButton>
        </div>
      </div>
    </>
  )
}
