import type { VerificationView } from '../../contract/licences.ts'
import { invalid } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DateInput, FileInput, Textarea, TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/verify-licence-file.ts'
import { LinesOfFile } from './file-preview.tsx'
import { refused } from './wizard-answers.ts'

/** Complete without a script: whoever checks a file may sit at a server without much of a browser. */
export const handle = { messages: ['verify'], noScript: true } satisfies PageHandle

const typeNames = ['hostname', 'mac', 'serial', 'uuid'] as const
const fieldsHere = ['file', 'hostIdType', 'hostId', 'releaseDate']

/** A link may bring the host along, as the page after allocating does. */
export function loader({ url }: Route.LoaderArgs) {
  return {
    hostIdType: typeNames.find((type) => type === url.searchParams.get('hostIdType')) ?? 'hostname',
    hostId: (url.searchParams.get('hostId') ?? '').slice(0, 300),
  }
}

/** LIC-7: what a pasted or uploaded licence file comes to. An upload is taken before what was pasted. */
export async function action({ context }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { text, form } = submission
  const upload = form.get('upload')
  const uploaded = upload instanceof File && upload.size > 0
  // Nothing larger is a licence file; a little more is read, so that the answer can say so.
  const file = uploaded ? await upload.slice(0, 70_000).text() : text('file')
  const releaseDate = text('releaseDate')
  const answer = await call('verifyLicenceFile', {
    file,
    hostIdType: text('hostIdType') || 'hostname',
    hostId: text('hostId'),
    ...(releaseDate === '' ? {} : { releaseDate }),
  })
  if (!answer.ok) return refused(submission, answer.problem, fieldsHere)
  // What was asked is shown again beside the answer, by the same means that shows it again beside a fault.
  const { data } = invalid(submission, [])
  return { ...data, result: answer.output }
}

function Result({ result }: { result: VerificationView }) {
  const { t } = useI18n()
  const tone = result.inForce ? (result.findings.length === 0 ? 'ok' : 'warn') : 'danger'
  const kind = !result.genuine ? 'notGenuine' : result.inForce ? 'inForce' : 'notInForce'
  return (
    <div className="mb-8 flex flex-col gap-4">
      <Notice tone={tone} announce title={t(`verify.verdict.${kind}`)}>
        {result.findings.length === 0 ? (
          t('verify.nothingFound')
        ) : (
          <ul>
            {result.findings.map((finding) => (
              <li key={finding.code}>{finding.words}</li>
            ))}
          </ul>
        )}
      </Notice>
      {result.lines.length === 0 ? null : (
        <Card title={t('verify.itSays')} actions={<Badge tone="info">{t('verify.signed')}</Badge>}>
          <LinesOfFile lines={result.lines} />
        </Card>
      )}
      {result.notChecked.length === 0 ? null : (
        <Notice tone="info" title={t('verify.notChecked')}>
          <ul>
            {result.notChecked.map((check) => (
              <li key={check.code}>{check.words}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

function resultIn(actionData: unknown): VerificationView | null {
  const given: { result?: VerificationView } = typeof actionData === 'object' && actionData !== null ? actionData : {}
  return given.result ?? null
}

export default function VerifyLicenceFile({ actionData, loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const result = resultIn(actionData)
  return (
    <>
      <PageHeader title={t('verify.title')} lead={result === null ? t('verify.lead') : undefined} />
      {result === null ? null : <Result result={result} />}
      <Form multipart>
        {result === null ? null : <h2 className="text-h2 font-semibold">{t('verify.again')}</h2>}
        <FileInput
          name="upload"
          label={t('verify.upload')}
          hint={t('verify.uploadHint')}
          accept=".lic,.txt,text/plain"
        />
        <Textarea
          name="file"
          label={t('verify.paste')}
          hint={t('verify.pasteHint')}
          rows={8}
          spellCheck={false}
          className="font-mono text-hint"
        />
        <div className="flex flex-wrap items-end gap-4">
          <Select
            name="hostIdType"
            label={t('verify.hostType')}
            defaultValue={loaderData.hostIdType}
            choices={typeNames.map((value) => ({ value, label: t(`verify.types.${value}`) }))}
          />
          <div className="min-w-60 flex-1">
            <TextInput
              name="hostId"
              label={t('verify.host')}
              hint={t('verify.hostHint')}
              mono
              autoComplete="off"
              defaultValue={loaderData.hostId}
            />
          </div>
        </div>
        <DateInput name="releaseDate" label={t('verify.release')} hint={t('verify.releaseHint')} />
        <ButtonRow>
          <Button kind="primary">{t('verify.action')}</Button>
          <LinkButton to={`/${language}/help/206`}>{t('verify.help')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
