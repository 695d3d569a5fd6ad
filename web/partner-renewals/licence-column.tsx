import { useI18n } from '../app/i18n.tsx'
import { CustomerLink } from '../partners/customer-link.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { ResalePaths } from './resale-paths.ts'

/** Which licence of the customer a line is of. */
export function useLicenceColumn(
  paths: ResalePaths,
  customerNumber: string,
): Column<{ licence: { id: string; code: string } }> {
  const { t } = useI18n()
  return {
    key: 'code',
    label: t('resale.fields.licence'),
    rowHeader: true,
    nowrap: true,
    cell: ({ licence }) => <CustomerLink to={paths.licence(customerNumber, licence.id)}>{licence.code}</CustomerLink>,
  }
}
