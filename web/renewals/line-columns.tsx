import type { RenewableLine } from '../../contract/renewal-lines.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { RenewalPaths } from './renewal-paths.ts'
import { MaintenanceState } from './renewal-words.tsx'

/** The columns of what can be renewed and, with the reason in the place of the price, of what cannot (REN-5). */
export function useLineColumns(of: {
  paths: RenewalPaths
  today: string
  renewable: 'yes' | 'no' | 'all'
  kept: readonly string[]
}): readonly Column<RenewableLine>[] {
  const { t, f } = useI18n()
  const { paths, today, renewable, kept } = of
  const price: Column<RenewableLine> = {
    key: 'year',
    label: t('renewals.fields.year'),
    align: 'end',
    nowrap: true,
    cell: ({ yearMinor, currency }) =>
      yearMinor === null || currency === null ? t('renewals.lines.noPrice') : f.money(yearMinor, currency),
  }
  const reason: Column<RenewableLine> = {
    key: 'why',
    label: t('renewals.fields.whyNot'),
    roomy: true,
    cell: ({ whyNot }) => (whyNot === null ? null : t(`renewals.whyNot.${whyNot}`)),
  }
  return [
    {
      key: 'code',
      label: t('renewals.fields.licence'),
      rowHeader: true,
      nowrap: true,
      cell: ({ licence, membershipId }) => (
        <span className="inline-flex items-center gap-2">
          <TextLink to={paths.licence(licence.id)}>{licence.code}</TextLink>
          {membershipId !== null && kept.includes(membershipId) ? (
            <Badge tone="info">{t('renewals.lines.chosen')}</Badge>
          ) : null}
        </span>
      ),
    },
    {
      key: 'what',
      label: t('renewals.fields.what'),
      roomy: true,
      cell: ({ product, editionName, programme, openQuotes }) => (
        <span>
          {product.name} {editionName}
          {programme === null ? null : <span className="block text-hint text-muted">{programme.name}</span>}
          {openQuotes.length === 0 ? null : (
            <span className="flex flex-wrap items-center gap-x-2 text-hint text-muted">
              {t('renewals.fields.quotes')}
              {openQuotes.map(({ id, number }) => (
                <TextLink key={id} to={paths.quote(id)}>
                  {number}
                </TextLink>
              ))}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'quantity',
      label: t('renewals.fields.quantity'),
      align: 'end',
      cell: ({ quantity }) => f.number(quantity),
    },
    {
      key: 'state',
      label: t('renewals.fields.state'),
      cell: ({ state }) => (state === null ? null : <MaintenanceState state={state} />),
    },
    {
      key: 'ends',
      label: t('renewals.fields.ends'),
      nowrap: true,
      cell: ({ endsOn }) =>
        endsOn === null ? (
          <span className="text-muted">{t('renewals.lines.noEnd')}</span>
        ) : (
          <span className="tabular">
            {f.day(endsOn)} <span className="block text-hint text-muted">{f.relativeDays(endsOn, today)}</span>
          </span>
        ),
    },
    ...(renewable === 'no' ? [] : [price]),
    ...(renewable === 'yes' ? [] : [reason]),
  ]
}
