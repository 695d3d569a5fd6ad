import { redirect } from 'react-router'
import type { catalogue } from '../../contract/catalogue.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { faultsOf, invalid, problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { type Submission, submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { FileInput, Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/import-catalogue.ts'
import { ImportTrial } from './import-trial.tsx'

export const handle = { messages: ['catalogue'] } satisfies PageHandle

const kinds = ['mixed', 'products', 'features', 'editions', 'versions', 'skus'] as const

/** Letters of a file that are read at most: a little more than the operation takes, so that it can say so. */
const longest = 400_100

type Outcome = OutputOf<typeof catalogue.importCatalogue>

/** The text to import: that of the file where one was chosen, else what was pasted. */
async function textOf({ form, text }: Submission): Promise<string> {
  const upload = form.get('upload')
  if (upload instanceof File && upload.size > 0) return (await upload.slice(0, longest * 4).text()).slice(0, longest)
  return text('csv')
}

export function loader() {
  return null
}

/**
 * LIC-1: a trial run, which writes nothing and tells what each row would do; then, from its page, the import itself: all
 * of it or nothing.
 */
export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { text, idempotencyKey } = submission
  const dryRun = text('step') !== 'import'
  const kind = kinds.find((one) => one === text('kind')) ?? 'mixed'
  const csv = await textOf(submission)
  const answer = await call('importCatalogue', { kind, csv, dryRun }, { idempotencyKey })
  if (!answer.ok && answer.problem.status !== 422) throw problemPage(answer.problem)
  if (!answer.ok) return invalid(submission, faultsOf(answer.problem))
  const { counts, applied } = answer.output
  if (!applied) return { trial: { ...answer.output, kind, csv } }
  const query = new URLSearchParams({ created: String(counts.create), updated: String(counts.update) })
  return redirect(`/${params.lang}/console/catalogue?${query}`, 303)
}

type Trial = Outcome & { kind: (typeof kinds)[number]; csv: string }

function trialIn(actionData: unknown): Trial | null {
  const given: { trial?: Trial } = typeof actionData === 'object' && actionData !== null ? actionData : {}
  return given.trial ?? null
}

function ImportForm() {
  const { t, language } = useI18n()
  return (
    <Form multipart>
      <RadioGroup
        name="kind"
        label={t('catalogue.import.kind')}
        required
        defaultValue="mixed"
        choices={kinds.map((value) => ({
          value,
          label: t(`catalogue.import.kinds.${value}`),
          ...(value === 'mixed' ? { hint: t('catalogue.import.mixedHint') } : {}),
        }))}
      />
      <FileInput
        name="upload"
        label={t('catalogue.import.file')}
        hint={t('catalogue.import.fileHint')}
        accept=".csv,text/csv"
      />
      <Textarea
        name="csv"
        label={t('catalogue.import.paste')}
        hint={t('catalogue.import.pasteHint')}
        rows={8}
        spellCheck={false}
        className="font-mono text-hint"
      />
      <ButtonRow>
        <Button kind="primary">{t('catalogue.import.tryOut')}</Button>
        <LinkButton to={`/${language}/help/301`}>{t('catalogue.import.help')}</LinkButton>
      </ButtonRow>
    </Form>
  )
}

export default function ImportCatalogue({ actionData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const trial = trialIn(actionData)
  return (
    <>
      <PageHeader
        title={trial === null ? t('catalogue.import.title') : t('catalogue.import.trialTitle')}
        crumbs={[{ label: t('catalogue.title'), href: `/${language}/console/catalogue` }]}
        lead={trial === null ? t('catalogue.import.lead') : undefined}
      />
      {trial === null ? <ImportForm /> : <ImportTrial trial={trial} />}
    </>
  )
}
