import type { LicenceView } from '../../contract/licences.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { useI18n } from '../app/i18n.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { LicencePaths } from './licence-paths.ts'
import { whyNotText } from './why-not.ts'
import { WizardTop } from './wizard-top.tsx'

/** A wizard's page where its action is not possible now: why, and the way back. */
export function NotPossible(props: {
  task: string
  licence: Pick<LicenceView, 'id' | 'code'>
  paths: LicencePaths
  whyNot: RefusalCode
}) {
  const { t } = useI18n()
  const { licence, paths } = props
  return (
    <>
      <WizardTop licence={licence} paths={paths} />
      <PageHeader title={props.task} />
      <EmptyState
        kind={props.whyNot === 'not-allowed' ? 'not-allowed' : 'nothing-yet'}
        title={t('allocations.notPossible')}
        action={<LinkButton to={paths.licence(licence.id)}>{t('allocations.backToLicence')}</LinkButton>}
      >
        {whyNotText(t, props.whyNot)}
      </EmptyState>
    </>
  )
}
