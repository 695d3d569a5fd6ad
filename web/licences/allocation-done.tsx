import { Download } from 'lucide-react'
import { Link } from 'react-router'
import type { AllocationView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/allocation-done.ts'
import { findAllocation } from './find-allocation.ts'
import { type Deed, type LicencePaths, licencePaths } from './licence-paths.ts'
import { WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

const deeds: readonly Deed[] = ['allocated', 'reallocated', 'returned', 'features', 'reissued']

/** The last page of every change to an allocation: what is true now, and the file to take along. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { licence, allocation } = await findAllocation(context.get(visit).call, params)
  const did = deeds.find((deed) => deed === url.searchParams.get('did')) ?? 'allocated'
  const previous = licence.allocations.find((one) => one.id === allocation.previousId)
  return {
    licence,
    allocation,
    did,
    oldHost: previous?.hostId ?? null,
    file:
      allocation.actions.download === null ? (allocation.files.find(({ status }) => status === 'good') ?? null) : null,
  }
}

function useWords(did: Deed, allocation: AllocationView, oldHost: string | null) {
  const { t, f } = useI18n()
  const facts = { count: allocation.quantity, quantity: f.number(allocation.quantity), host: allocation.hostId }
  if (did === 'returned' && allocation.status !== 'active')
    return {
      title: t('allocations.done.returnedAll', { host: facts.host }),
      text: t('allocations.done.returnedAllText'),
    }
  if (did === 'returned')
    return { title: t('allocations.done.returnedPart'), text: t('allocations.done.returnedPartText', facts) }
  if (did === 'features')
    return { title: t('allocations.done.features'), text: t('allocations.done.featuresText', { host: facts.host }) }
  if (did === 'reissued')
    return { title: t('allocations.done.reissued'), text: t('allocations.done.reissuedText', { host: facts.host }) }
  if (did === 'reallocated' && oldHost !== null)
    return {
      title: t('allocations.done.reallocated', { host: facts.host }),
      text: t('allocations.done.reallocatedText', { ...facts, old: oldHost }),
    }
  return { title: t('allocations.done.allocated'), text: t('allocations.done.allocatedText', facts) }
}

/** What to do with the file, in three steps. */
function NextSteps({ allocation, did, paths }: { allocation: AllocationView; did: Deed; paths: LicencePaths }) {
  const { t } = useI18n()
  const host = allocation.hostId
  return (
    <Section title={t('allocations.done.next')}>
      <ol className="flex max-w-prose list-decimal flex-col gap-2 pl-5">
        <li>{t('allocations.done.stepDownload')}</li>
        <li>{t(did === 'allocated' ? 'allocations.done.stepInstall' : 'allocations.done.stepReplace', { host })}</li>
        <li>
          {t('allocations.done.stepVerify')}{' '}
          <Link
            to={paths.verify({ type: allocation.hostIdType, value: host })}
            reloadDocument
            className="link inline-flex min-h-6 items-center coarse:min-h-11"
          >
            {t('allocations.done.verify')}
          </Link>
        </li>
      </ol>
      <p>
        <Link to={paths.help(201)} className="link inline-flex min-h-6 items-center coarse:min-h-11">
          {t('allocations.done.help')}
        </Link>
      </p>
    </Section>
  )
}

export default function AllocationDone({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { licence, allocation, did, oldHost, file } = loaderData
  const paths = licencePaths(language, params.number)
  const words = useWords(did, allocation, oldHost)
  return (
    <>
      <WizardTop licence={licence} paths={paths} />
      <PageHeader title={words.title} kicker={`${licence.product.name} ${licence.edition.name}`} />
      <div className="flex max-w-form flex-col gap-6">
        <Notice tone="ok" announce>
          {words.text}
        </Notice>
        <ButtonRow>
          {file === null ? null : (
            <LinkButton kind="primary" to={paths.file(file.id)} icon={Download} reload>
              {t('allocations.done.download')}
            </LinkButton>
          )}
          <LinkButton to={paths.licence(licence.id)} kind={file === null ? 'primary' : 'secondary'}>
            {t('allocations.backToLicence')}
          </LinkButton>
        </ButtonRow>
        {file === null ? null : (
          <>
            <p className="text-hint text-muted">{t('allocations.done.fileName', { name: file.fileName })}</p>
            <NextSteps allocation={allocation} did={did} paths={paths} />
          </>
        )}
      </div>
    </>
  )
}
