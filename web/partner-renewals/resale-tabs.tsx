import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { ResalePaths } from './resale-paths.ts'

/** The lists of a partner's renewals: customers, what was quoted for them, and for whom it gets the commission. */
export function ResaleTabs({ paths, current }: { paths: ResalePaths; current: 'customers' | 'quotes' | 'credits' }) {
  const { t } = useI18n()
  return (
    <Tabs
      label={t('resale.tabs.label')}
      tabs={[
        { label: t('resale.tabs.customers'), href: paths.list, current: current === 'customers' },
        { label: t('resale.tabs.quotes'), href: paths.quotes, current: current === 'quotes' },
        { label: t('resale.tabs.credits'), href: paths.credits, current: current === 'credits' },
      ]}
    />
  )
}
