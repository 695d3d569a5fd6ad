import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { ResalePaths } from './resale-paths.ts'

/** The two lists of a partner's renewals: customers, and what was quoted for them. */
export function ResaleTabs({ paths, current }: { paths: ResalePaths; current: 'customers' | 'quotes' }) {
  const { t } = useI18n()
  return (
    <Tabs
      label={t('resale.tabs.label')}
      tabs={[
        { label: t('resale.tabs.customers'), href: paths.list, current: current === 'customers' },
        { label: t('resale.tabs.quotes'), href: paths.quotes, current: current === 'quotes' },
      ]}
    />
  )
}
