import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { CustomerPaths } from './customer-paths.ts'

/** The two lists of sales search: customers, and the licences that they share. */
export function CustomerTabs({ paths, current }: { paths: CustomerPaths; current: 'customers' | 'licences' }) {
  const { t } = useI18n()
  return (
    <Tabs
      label={t('customers.tabs.label')}
      tabs={[
        { label: t('customers.tabs.customers'), href: paths.search, current: current === 'customers' },
        { label: t('customers.tabs.licences'), href: paths.licences, current: current === 'licences' },
      ]}
    />
  )
}
