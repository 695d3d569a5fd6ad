import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { writtenNumber } from '../renewals/renewal-words.tsx'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/customer-letter.ts'
import { NewEnd } from './new-end.tsx'
import { resalePaths } from './resale-paths.ts'

export const handle = { messages: ['resale', 'renewals'] } satisfies PageHandle

/** REN-6: the quote as the customer sees it, under the partner's own letterhead, to print: no margin, no partner's price. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, customerNumber, quoteId } = params
  const quote = outputOf(await call('readCustomerQuote', { number, customerNumber, quoteId }))
  const { items, next } = outputOf(
    await call('listCustomerQuoteLines', { number, customerNumber, quoteId, limit: 100 }),
  )
  const { letterhead, customer, currency, totalMinor, validUntil, pricedOn, sent } = quote
  return {
    ...{ letterhead, customer, currency, totalMinor, validUntil, number: writtenNumber(quote), hasMore: next !== null },
    ...{ day: sent === null ? pricedOn : sent.at, isSent: sent !== null },
    rows: items.map(({ licence, product, editionName, programme, quantity, formerEndsOn, endsOn, minor }) => ({
      ...{ code: licence.code, quantity, formerEndsOn, endsOn, minor, programme: programme.name },
      what: `${product.name} ${editionName}`,
    })),
  }
}

export default function CustomerLetter({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { letterhead, customer, rows, currency, hasMore } = loaderData
  const paths = resalePaths(language, params.number)
  const reach = [letterhead.place, letterhead.phone, letterhead.web].filter((one) => one !== null && one !== '')
  return (
    <article className="flex max-w-4xl flex-col gap-6">
      <header className="flex flex-col gap-1 border-b border-line pb-4">
        <p className="text-h2 font-semibold">{letterhead.name}</p>
        <p className="text-muted">{reach.join(' · ')}</p>
      </header>
      <PageHeader
        title={t('resale.view.title')}
        kicker={loaderData.number}
        lead={
          <>
            {t('resale.view.for', { customer: `${customer.name} (${customer.number})` })}
            <span className="block">
              {t('resale.view.date')}: {f.day(loaderData.day)}
            </span>
          </>
        }
      />
      <Table
        caption={t('resale.view.title')}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'code', label: t('resale.fields.licence'), rowHeader: true, nowrap: true, cell: ({ code }) => code },
          {
            key: 'what',
            label: t('resale.fields.what'),
            roomy: true,
            cell: ({ what, programme }) => (
              <>
                {what} <span className="block text-hint text-muted">{programme}</span>
              </>
            ),
          },
          {
            key: 'quantity',
            label: t('resale.fields.quantity'),
            align: 'end',
            cell: ({ quantity }) => f.number(quantity),
          },
          {
            key: 'ends',
            label: t('resale.fields.newEnd'),
            cell: (row) => <NewEnd {...row} />,
          },
          {
            key: 'price',
            label: t('renewals.fields.price'),
            align: 'end',
            nowrap: true,
            cell: ({ minor }) => f.money(minor, currency),
          },
        ]}
      />
      {hasMore ? <p>{t('resale.view.more')}</p> : null}
      <p className="flex justify-between gap-4 border-t border-line pt-2 text-h2 font-semibold">
        {t('resale.view.total')}
        <span className="tabular whitespace-nowrap">{f.money(loaderData.totalMinor, currency)}</span>
      </p>
      <p className="max-w-prose">
        {loaderData.isSent ? t('resale.view.terms', { day: f.day(loaderData.validUntil) }) : t('resale.view.draft')}
      </p>
      <p data-screen-only>
        <LinkButton to={paths.quote(params.customerNumber, params.quoteId)}>{t('resale.view.back')}</LinkButton>
      </p>
    </article>
  )
}
