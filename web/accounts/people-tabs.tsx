import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { AccountPaths } from './account-paths.ts'

/** For those who see what was asked of the administrators: it stands beside the people themselves. */
export function PeopleTabs({ current, paths }: { current: 'people' | 'requests'; paths: AccountPaths }) {
  const { t } = useI18n()
  return (
    <Tabs
      label={t('accounts.people.tabs.label')}
      tabs={[
        { label: t('accounts.people.tabs.people'), href: paths.people, current: current === 'people' },
        { label: t('accounts.people.tabs.requests'), href: paths.accessRequests, current: current === 'requests' },
      ]}
    />
  )
}
