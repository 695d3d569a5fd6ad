import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { PricingPaths } from './pricing-paths.ts'

const parts = ['schedules', 'programmes'] as const

/** The two parts of prices. */
export function PricingTabs({ paths, current }: { paths: PricingPaths; current: (typeof parts)[number] }) {
  const { t } = useI18n()
  return (
    <Tabs
      label={t('pricing.tabs.label')}
      tabs={parts.map((part) => ({ label: t(`pricing.tabs.${part}`), href: paths[part], current: part === current }))}
    />
  )
}
