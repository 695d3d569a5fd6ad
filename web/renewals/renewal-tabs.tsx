import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { RenewalPaths } from './renewal-paths.ts'

const renewalTabs = ['summary', 'renew', 'quotes', 'orders', 'calendar', 'advisors'] as const
type RenewalTab = (typeof renewalTabs)[number]

/** The parts of "Manage my renewals" (PAR-5). */
export function RenewalTabs({ paths, current }: { paths: RenewalPaths; current: RenewalTab }) {
  const { t } = useI18n()
  return (
    <Tabs
      label={t('advisors.tabs.label')}
      tabs={renewalTabs.map((tab) => ({
        label: t(`advisors.tabs.${tab}`),
        href: paths[tab],
        current: tab === current,
      }))}
    />
  )
}
