import { Download } from 'lucide-react'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { translator } from '../app/translator.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { RateTable } from '../pricing/rate-table.tsx'
import { BandTable, RuleFacts } from '../pricing/rule-tables.tsx'
import { rulesInWords } from '../pricing/rule-words.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/price-schedule.ts'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors', 'pricing'] } satisfies PageHandle

/** REN-15: what maintenance costs this company, by which rules, and until when. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : here.language
  const { number } = params
  const prices = outputOf(await here.call('readRenewalPrices', { number }))
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after') ?? undefined
  const rates = pageOfList(await here.call('listRenewalPrices', { number, q, after }), url)
  const { schedule, region, currency, validFrom, lastDay } = prices
  // Of all the words about accounts the page needs this one, so it is put in here.
  const words = translator(language, ['accounts'])
  return {
    held: { schedule, region: words(`accounts.regions.${region}`), currency, validFrom, lastDay },
    rules: rulesInWords(language, currency, prices.rules),
    rates: { ...rates, q, currency },
  }
}

function Held({ held }: { held: Route.ComponentProps['loaderData']['held'] }) {
  const { t, f } = useI18n()
  const { region, currency, validFrom, lastDay } = held
  const until = lastDay === null ? t('pricing.held.noChange') : t('pricing.held.changes', { day: f.day(lastDay) })
  return (
    <DescriptionList
      items={[
        { label: t('pricing.held.region'), value: region },
        { label: t('pricing.schedules.currency'), value: currency },
        { label: t('pricing.held.from'), value: f.day(validFrom) },
        { label: t('pricing.held.until'), value: until },
      ]}
    />
  )
}

export default function PriceSchedule({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { held, rules, rates } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('pricing.held.title')}
        lead={t('pricing.held.lead')}
        crumbs={[{ label: t('advisors.title'), href: paths.summary }]}
        actions={
          <>
            <LinkButton to={paths.help(501)}>{t('pricing.held.help')}</LinkButton>
            <LinkButton to={paths.pricesCsv} icon={Download} reload>
              {t('pricing.rates.download')}
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <Card title={held.schedule.name}>
          <Held held={held} />
        </Card>
        <Card title={t('pricing.version.rules')}>
          <RuleFacts facts={rules.facts} />
        </Card>
        <Section title={t('pricing.version.bands')}>
          <BandTable bands={rules.bands} />
        </Section>
        <Section title={t('pricing.rates.title')}>
          <RateTable rates={rates} path={paths.prices} />
        </Section>
      </div>
    </>
  )
}
