import { redirect } from 'react-router'
import type { AdvisorDraftView } from '../../contract/advisor-drafts.ts'
import { outputOf } from '../app/answers.ts'
import type { Call } from '../app/call.ts'
import { type Translate, useI18n } from '../app/i18n.tsx'
import { isLanguage, type Language } from '../app/language.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { StepList } from '../ui/step-list.tsx'
import { type DraftStep, type RenewalPaths, renewalPaths } from './renewal-paths.ts'

const steps = ['find', 'contact', 'view', 'scopes', 'review'] as const
type Step = (typeof steps)[number]

/** The draft of the address. One that was confirmed leads to what it became. */
export async function readDraft(
  call: Call,
  params: { number: string; draftId: string; lang?: string },
  language: Language,
): Promise<AdvisorDraftView> {
  const { number, draftId } = params
  const draft = outputOf(await call('readAdvisorDraft', { number, draftId }))
  if (draft.advisorId !== null) throw redirect(pathsOf(params, language).advisor(draft.advisorId))
  return draft
}

/** The addresses in the language of the page. */
export function pathsOf(params: { number: string; lang?: string }, language: Language): RenewalPaths {
  return renewalPaths(isLanguage(params.lang) ? params.lang : language, params.number)
}

/** Which steps can be gone to: those before the first that still wants an answer, and that one. */
function isOpen(draft: AdvisorDraftView, step: Step): boolean {
  return steps.indexOf(step) <= steps.indexOf(draft.nextStep)
}

/** A step opened too early leads to the one that comes first. */
export function expectOpen(draft: AdvisorDraftView, step: DraftStep, paths: RenewalPaths): void {
  if (!isOpen(draft, step === 'licences' ? 'view' : step)) throw redirect(paths.draft(draft.id, draft.nextStep))
}

/** "Add advisor · Step 3 of 5", which stands over a step's heading. */
export function kickerOf(t: Translate, step: Step): string {
  const position = t('ui.steps.position', { step: steps.indexOf(step) + 1, total: steps.length })
  return `${t('advisors.add.title')} · ${position}`
}

/** What stands over every step: the way back to the advisors, and where one is. */
export function DraftTop({ draft, paths, step }: { draft: AdvisorDraftView; paths: RenewalPaths; step: Step }) {
  const { t } = useI18n()
  return (
    <div className="mb-2 flex flex-col gap-3">
      <Breadcrumbs crumbs={[{ label: t('advisors.tabs.advisors'), href: paths.advisors }]} />
      <StepList
        label={t('advisors.add.steps')}
        current={steps.indexOf(step) + 1}
        steps={steps.map((one) => ({
          label: t(`advisors.step.${one}`),
          ...(isOpen(draft, one) ? { href: paths.draft(draft.id, one) } : {}),
        }))}
      />
    </div>
  )
}
