import { useI18n } from '../app/i18n.tsx'
import { StepList } from '../ui/step-list.tsx'
import type { OrderLineDraft } from './fulfil-draft.ts'
import type { fulfilPaths } from './fulfil-paths.ts'

/** Where one is in fulfilling an order line. */
export function FulfilSteps(props: { current: 1 | 2; paths: ReturnType<typeof fulfilPaths>; draft: OrderLineDraft }) {
  const { t } = useI18n()
  return (
    <StepList
      label={t('fulfilment.steps')}
      current={props.current}
      steps={[
        { label: t('fulfilment.stepLine'), href: props.paths.form(props.draft) },
        { label: t('fulfilment.stepCheck') },
      ]}
    />
  )
}
