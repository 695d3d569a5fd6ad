import { Download } from 'lucide-react'
import type { QuoteView } from '../../contract/renewals.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/quote-page.ts'
import { MissingCover } from './missing-cover.tsx'
import { missingWords } from './missing-words.server.ts'
import { PriceTotals } from './price-totals.tsx'
import { PricedLines } from './priced-lines.tsx'
import { pricedRows } from './priced-rows.server.ts'
import { linksInWords } from './quote-links.server.ts'
import { QuoteLinks } from './quote-links.tsx'
import { ReachPerson } from './reach-person.tsx'
import { quoteDeeds, type RenewalPaths, renewalPaths } from './renewal-paths.ts'
import { cannotText, QuoteState, useRenews, writtenNumber } from './renewal-words.tsx'

export const handle = { messages: ['renewals'] } satisfies PageHandle

/** REN-10: a quote, its lines with their arithmetic, and what can be done with it now. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { call, language, actor } = here
  const { number, quoteId } = params
  const after = url.searchParams.get('after')
  const quote = outputOf(await call('readQuote', { number, quoteId }))
  const answer = await call('listQuoteLines', { number, quoteId, ...(after === null ? {} : { after }) })
  const { items, pages } = pageOfList(answer, url)
  const links = outputOf(await call('listQuoteLinks', { number, quoteId, limit: 3 }))
  const done = quoteDeeds.find((deed) => deed === url.searchParams.get('done')) ?? null
  return {
    ...{ quote, pages, done, missing: missingWords(quote.missing, language), forStaff: actor.kind === 'staff' },
    links: linksInWords(links, language, here.timeZone),
    ...pricedRows(items, quote.currency, language),
  }
}

function Actions({ quote, paths, forStaff }: { quote: QuoteView; paths: RenewalPaths; forStaff: boolean }) {
  const { t } = useI18n()
  const { actions, id } = quote
  return (
    <>
      {actions.accept === null ? (
        <LinkButton kind="primary" to={paths.accept(id)}>
          {t('renewals.quote.accept')}
        </LinkButton>
      ) : null}
      {forStaff ? <LinkButton to={paths.desk(id)}>{t('renewals.quote.desk')}</LinkButton> : null}
      {actions.decline === null ? <LinkButton to={paths.decline(id)}>{t('renewals.quote.decline')}</LinkButton> : null}
      {actions.label === null ? <LinkButton to={paths.rename(id)}>{t('renewals.quote.rename')}</LinkButton> : null}
      {actions.duplicate === null ? (
        <LinkButton to={paths.duplicate(id)}>{t('renewals.quote.duplicate')}</LinkButton>
      ) : null}
      {actions.cancel === null ? (
        <LinkButton to={paths.cancelQuote(id)}>{t('renewals.quote.cancel')}</LinkButton>
      ) : null}
    </>
  )
}

/** What cannot be done now, each with its reason (rule 6 of the screens). */
function NotPossible({ actions }: Pick<QuoteView, 'actions'>) {
  const { t } = useI18n()
  const words = {
    accept: t('renewals.quote.accept'),
    label: t('renewals.quote.rename'),
    duplicate: t('renewals.quote.duplicate'),
    cancel: t('renewals.quote.cancel'),
  }
  const missing = (['accept', 'label', 'duplicate', 'cancel'] as const).flatMap((action) => {
    const code = actions[action]
    // Who was sent a quote declines it instead, and that stands above.
    return code === null || code === 'quote-made-by' ? [] : [{ label: words[action], value: cannotText(t, code) }]
  })
  if (missing.length === 0) return null
  return (
    <div data-screen-only>
      <Card title={t('renewals.quote.notPossible')}>
        <DescriptionList items={missing} />
      </Card>
    </div>
  )
}

function Facts({ quote, paths }: { quote: QuoteView; paths: RenewalPaths }) {
  const { t, f } = useI18n()
  const renews = useRenews()
  const { order, sent, accepted, ended } = quote
  const { name, version } = quote.schedule
  return (
    <Card title={t('renewals.quote.facts')}>
      <DescriptionList
        items={[
          {
            label: t('renewals.quote.organization'),
            value: `${quote.organization.name} (${quote.organization.number})`,
          },
          { label: t('renewals.quote.term'), value: renews(quote) },
          { label: t('renewals.quote.valid'), value: f.day(quote.validUntil) },
          { label: t('renewals.quote.pricedOn'), value: f.day(quote.pricedOn) },
          {
            label: t('renewals.quote.schedule'),
            value: t('renewals.quote.scheduleVersion', { name, version: `${version}` }),
          },
          {
            label: t('renewals.quote.madeBy'),
            value: t('renewals.quote.madeByAt', { name: quote.madeBy, at: f.instant(quote.createdAt) }),
          },
          ...(sent === null
            ? []
            : [
                {
                  label: t('renewals.quote.sent'),
                  value: t('renewals.quote.madeByAt', { name: sent.by, at: f.instant(sent.at) }),
                },
              ]),
          ...(quote.purchaseOrderNumber === null
            ? []
            : [{ label: t('renewals.quote.purchaseOrder'), value: quote.purchaseOrderNumber }]),
          ...(accepted === null
            ? []
            : [
                {
                  label: t('renewals.quote.accepted'),
                  value: t('renewals.quote.madeByAt', { name: accepted.by, at: f.instant(accepted.at) }),
                },
              ]),
          ...(order === null
            ? []
            : [
                {
                  label: t('renewals.quote.order'),
                  value: <TextLink to={paths.order(order.id)}>{order.number}</TextLink>,
                },
              ]),
          ...(ended === null
            ? []
            : [
                {
                  label: t('renewals.quote.ended'),
                  value:
                    ended.reason === null
                      ? f.instant(ended.at)
                      : t('renewals.quote.endedWhy', { at: f.instant(ended.at), reason: ended.reason }),
                },
              ]),
        ]}
      />
    </Card>
  )
}

function Files({ quote, paths }: { quote: QuoteView; paths: RenewalPaths }) {
  const { t } = useI18n()
  return (
    <div data-screen-only className="flex flex-wrap items-center gap-2">
      <LinkButton to={paths.quotePdf(quote.id)} icon={Download} reload>
        {t('renewals.quote.pdf')}
      </LinkButton>
      <LinkButton to={paths.quoteDocument(quote.id)} reload>
        {t('renewals.quote.document')}
      </LinkButton>
      <ExportButton action={paths.quoteCsv(quote.id)}>{t('renewals.quote.csv')}</ExportButton>
      <p className="text-hint text-muted">{t('renewals.quote.documentHint')}</p>
    </div>
  )
}

export default function QuotePage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { quote, rows, rounded, pages, done, forStaff, links, missing } = loaderData
  const { supersededBy } = quote
  const number = writtenNumber(quote)
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={quote.label ?? `${t('renewals.quote.kicker')} ${number}`}
        kicker={quote.label === null ? undefined : number}
        status={<QuoteState status={quote.status} />}
        crumbs={[{ label: t('renewals.quotes.title'), href: paths.quotes }]}
        actions={<Actions quote={quote} paths={paths} forStaff={forStaff} />}
      />
      <div className="flex flex-col gap-6">
        {done === null ? null : (
          <Notice tone="ok" announce>
            {done === 'declined'
              ? t('renewals.quote.done.declined', { maker: quote.maker })
              : t(`renewals.quote.done.${done}`)}
          </Notice>
        )}
        {supersededBy === null ? null : (
          <Notice tone="warn" title={t('renewals.quote.superseded')}>
            <TextLink to={paths.quote(supersededBy.id)}>
              {t('renewals.quote.newest', { revision: `${supersededBy.revision}` })}
            </TextLink>
          </Notice>
        )}
        <MissingCover
          missing={missing}
          paths={paths}
          action={
            quote.actions.duplicate === null ? (
              <LinkButton to={paths.duplicateWhole(quote.id)}>{t('renewals.missing.duplicate')}</LinkButton>
            ) : undefined
          }
        />
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex flex-col gap-4">
            <Facts quote={quote} paths={paths} />
            <QuoteLinks links={links} href={paths.links(quote.id)} />
            <NotPossible actions={quote.actions} />
          </div>
          <div className="flex flex-col gap-4">
            <Card title={t('renewals.price.totals')}>
              <PriceTotals sums={quote} />
            </Card>
            <Card title={t('renewals.quote.ask')}>
              {quote.specialist === null ? (
                <p>{t('renewals.quote.askAnybody')}</p>
              ) : (
                <>
                  <p className="mb-1">{t('renewals.quote.askText')}</p>
                  <ReachPerson person={quote.specialist} />
                </>
              )}
              <p className="mt-2" data-screen-only>
                <TextLink to={paths.questions(quote.id)}>{t('renewals.quote.questions')}</TextLink>
              </p>
            </Card>
          </div>
        </div>
        <Section title={t('renewals.quote.lines')}>
          <Files quote={quote} paths={paths} />
          <PricedLines
            caption={t('renewals.quote.caption', { number: quote.number })}
            count={t('renewals.price.count', { count: quote.lineCount, written: f.number(quote.lineCount) })}
            rows={rows}
            currency={quote.currency}
            rounded={rounded}
            paths={paths}
          />
          <Pager label={t('renewals.quote.pages')} {...pages} />
        </Section>
      </div>
    </>
  )
}
