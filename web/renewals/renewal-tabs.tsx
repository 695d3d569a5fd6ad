import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { RenewalPaths } from './renewal-paths.ts'

/** The three parts of "Manage my renewals" (PAR-5). */
export function RenewalTabs({ paths, current }: { paths: RenewalPaths; current: 'summary' | 'renew' | 'advisors' }) {
  const { t } = useI18n()
  return (
    <Tabs
      label={t('advisors.tabs.label')}
      tabs={(['summary', 'renew', 'advisors'] as const).map((tab) => ({
        label: t(`advisors.tabs.${tab}`),
        href: paths[tab],
        current: tab === current,
      }))}
    />
  )
}
