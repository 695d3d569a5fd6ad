import { redirect } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { pricing } from '../../contract/pricing.ts'
import { faultsOf, invalid, outputOf, problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { type Submission, submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { FileInput, Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/import-rates.ts'
import { pricingPaths } from './pricing-paths.ts'
import { RatesTrial } from './rates-trial.tsx'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** Letters of a file that are read at most: a little more than the operation takes, so that it can say so. */
const longest = 400_100

/** The text to import: that of the file where one was chosen, else what was pasted. */
async function textOf({ form, text }: Submission): Promise<string> {
  const upload = form.get('upload')
  if (upload instanceof File && upload.size > 0) return (await upload.slice(0, longest * 4).text()).slice(0, longest)
  return text('csv')
}

/** REN-15: takes prices over into a draft. What is published is only shown. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const { schedule, number, actions } = outputOf(await call('readPriceVersion', of))
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  if (actions.importRates !== null) throw redirect(paths.version(schedule.code, number))
  return { schedule, number }
}

/** A trial run, which writes nothing and tells what each row would do; then, from its page, the import itself. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text, idempotencyKey } = submission
  const replace = text('replace') === 'on'
  const csv = await textOf(submission)
  const given = { scheduleCode: params.code, versionNumber: params.version, csv, replace }
  const dryRun = text('step') !== 'import'
  const answer = await call('importPriceRates', { ...given, dryRun }, { idempotencyKey })
  if (!answer.ok && answer.problem.status !== 422) throw problemPage(answer.problem)
  if (!answer.ok) return invalid(submission, faultsOf(answer.problem))
  const { counts, applied } = answer.output
  if (!applied) return { trial: { ...answer.output, csv, replace } }
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  const query = new URLSearchParams({
    done: 'imported',
    created: String(counts.create),
    updated: String(counts.update),
    removed: String(counts.remove),
  })
  throw redirect(`${paths.version(params.code, Number(params.version))}?${query}`, 303)
}

/** What a trial run came to, with what it was run on. */
export type Trial = OutputOf<typeof pricing.importPriceRates> & { csv: string; replace: boolean }

function trialIn(actionData: unknown): Trial | null {
  const given: { trial?: Trial } = typeof actionData === 'object' && actionData !== null ? actionData : {}
  return given.trial ?? null
}

function ImportForm({ back }: { back: string }) {
  const { t } = useI18n()
  return (
    <Form multipart>
      <FileInput
        name="upload"
        label={t('pricing.import.file')}
        hint={t('pricing.import.fileHint')}
        accept=".csv,text/csv"
      />
      <Textarea
        name="csv"
        label={t('pricing.import.paste')}
        hint={t('pricing.import.pasteHint')}
        rows={8}
        spellCheck={false}
        className="font-mono text-hint"
      />
      <Checkbox name="replace" label={t('pricing.import.replace')} hint={t('pricing.import.replaceHint')} />
      <ButtonRow>
        <Button kind="primary">{t('pricing.import.tryOut')}</Button>
        <LinkButton to={back}>{t('pricing.cancel')}</LinkButton>
      </ButtonRow>
    </Form>
  )
}

export default function ImportRates({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { schedule, number } = loaderData
  const paths = pricingPaths(language)
  const trial = trialIn(actionData)
  return (
    <>
      <PageHeader
        title={trial === null ? t('pricing.import.title') : t('pricing.import.trialTitle')}
        crumbs={[
          { label: t('pricing.title'), href: paths.schedules },
          { label: schedule.name, href: paths.schedule(schedule.code) },
          { label: t('pricing.schedule.versionNumber', { number }), href: paths.version(schedule.code, number) },
        ]}
        lead={trial === null ? t('pricing.import.lead', { currency: schedule.currency }) : undefined}
      />
      {trial === null ? (
        <ImportForm back={paths.version(schedule.code, number)} />
      ) : (
        <RatesTrial trial={trial} again={paths.import(schedule.code, number)} />
      )}
    </>
  )
}
