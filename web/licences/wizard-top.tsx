import type { LicenceView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { type Step, StepList } from '../ui/step-list.tsx'
import type { LicencePaths } from './licence-paths.ts'

/** What stands over every step: the way back to the licence, and where one is in the wizard. */
export function WizardTop(props: {
  licence: Pick<LicenceView, 'id' | 'code'>
  paths: LicencePaths
  steps?: { label: string; steps: readonly Step[]; current: number }
}) {
  const { t } = useI18n()
  return (
    <div className="mb-2 flex flex-col gap-3">
      <Breadcrumbs
        crumbs={[
          { label: t('licences.title'), href: props.paths.list },
          { label: props.licence.code, href: props.paths.licence(props.licence.id) },
        ]}
      />
      {props.steps === undefined ? null : <StepList {...props.steps} />}
    </div>
  )
}

/** "Allocate licences · Step 2 of 3": what stands over a step's heading. */
export function useKicker(task: string, step: number, total: number): string {
  const { t } = useI18n()
  return `${task} · ${t('ui.steps.position', { step, total })}`
}
