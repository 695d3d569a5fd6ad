import { data } from 'react-router'
import { isOperationName } from '../../contract/all.ts'
import { refusals as sentences } from '../../contract/refusals.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Section } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/operation-page.ts'
import { type ApiOperation, describeApi } from './api-document.server.ts'
import { Command } from './command.tsx'
import { curlExample } from './curl-example.server.ts'
import { type DescribedField, fieldsOf, limitsOf, typeOf } from './describe-schema.server.ts'
import { Method } from './method.tsx'
import { plainSentence } from './plain-sentence.server.ts'

export const handle = { messages: ['reference'], noScript: true } satisfies PageHandle

const sentenceTable: Record<string, { en: string; es: string; help?: number } | undefined> = sentences

function refusalsOf({ refusals }: ApiOperation, language: 'en' | 'es') {
  return refusals.flatMap(({ status, codes }) =>
    codes.map((code) => ({ status, code, sentence: plainSentence(sentenceTable[code]?.[language] ?? '') })),
  )
}

/** PLT-3: one operation: who may call it, what it takes and gives back, what it refuses, and an example. */
export function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : 'en'
  const operation = isOperationName(params.operationId)
    ? describeApi(here.apiDocument?.()).operations.get(params.operationId)
    : undefined
  if (operation === undefined || (operation.demoOnly && !here.demo)) throw data(null, { status: 404 })
  const { name, method, path, summary, heldBy, needsKey, needsVersion, demoOnly, answer } = operation
  return {
    name,
    method,
    path,
    summary,
    heldBy,
    needsKey,
    needsVersion,
    demoOnly,
    sends: operation.sends.map(({ schema, ...field }) => ({
      ...field,
      type: typeOf(schema),
      limits: limitsOf(schema),
    })),
    answers: answer.kind === 'json' ? fieldsOf(answer.schema) : [],
    fileType: answer.kind === 'file' ? answer.type : null,
    refusals: refusalsOf(operation, language),
    example: curlExample(operation, here.origin),
  }
}

const mono = (text: string) => <code className="font-mono text-hint break-all">{text}</code>
const inEnglish = (text: string) => (
  <span lang="en" className="break-words">
    {text === '' ? '–' : text}
  </span>
)

type Sent = DescribedField & { place: 'path' | 'query' | 'body' }

function Sends({ fields, name }: { fields: readonly Sent[]; name: string }) {
  const { t } = useI18n()
  const columns: readonly Column<Sent>[] = [
    { key: 'name', label: t('reference.field'), rowHeader: true, cell: (row) => mono(row.name) },
    { key: 'place', label: t('reference.place'), cell: (row) => t(`reference.places.${row.place}`) },
    {
      key: 'required',
      label: t('reference.required'),
      cell: (row) => (row.required ? t('reference.yes') : t('reference.no')),
    },
    { key: 'type', label: t('reference.holds'), roomy: true, cell: (row) => inEnglish(row.type) },
    { key: 'limits', label: t('reference.limits'), roomy: true, cell: (row) => inEnglish(row.limits) },
  ]
  return (
    <Section title={t('reference.takes')}>
      {fields.length === 0 ? (
        <p>{t('reference.takesNothing')}</p>
      ) : (
        <Table
          caption={t('reference.tables.takes', { name })}
          columns={columns}
          rows={fields}
          rowKey={(row) => `${row.place} ${row.name}`}
        />
      )}
    </Section>
  )
}

function Answers(props: { fields: readonly DescribedField[]; fileType: string | null; name: string }) {
  const { fields, fileType, name } = props
  const { t } = useI18n()
  const columns: readonly Column<DescribedField>[] = [
    { key: 'name', label: t('reference.field'), rowHeader: true, cell: (row) => mono(row.name) },
    { key: 'type', label: t('reference.holds'), roomy: true, cell: (row) => inEnglish(row.type) },
  ]
  return (
    <Section title={t('reference.gives')}>
      {fileType !== null ? (
        <p>
          {t.rich('reference.givesFile', {
            type: fileType,
            code: (chunks) => <code className="font-mono text-hint">{chunks}</code>,
          })}
        </p>
      ) : fields.length === 0 ? (
        <p>{t('reference.givesNothing')}</p>
      ) : (
        <Table
          caption={t('reference.tables.gives', { name })}
          columns={columns}
          rows={fields}
          rowKey={(row) => row.name}
        />
      )}
    </Section>
  )
}

type Refused = { status: number; code: string; sentence: string }

function Refusals({ refusals, name }: { refusals: readonly Refused[]; name: string }) {
  const { t } = useI18n()
  const columns: readonly Column<Refused>[] = [
    {
      key: 'code',
      label: t('reference.code'),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <code className="font-mono text-hint">{row.code}</code>,
    },
    { key: 'status', label: t('reference.status'), cell: (row) => String(row.status) },
    { key: 'sentence', label: t('reference.sentence'), roomy: true, cell: (row) => row.sentence },
  ]
  return (
    <Section title={t('reference.refuses')}>
      <p className="max-w-prose text-muted">{t('reference.refusesLead')}</p>
      <Table
        caption={t('reference.tables.refuses', { name })}
        columns={columns}
        rows={refusals}
        rowKey={(row) => row.code}
      />
    </Section>
  )
}

export default function OperationPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const operation = loaderData
  const headers = [
    ...(operation.needsKey ? [t('reference.needsKey')] : []),
    ...(operation.needsVersion ? [t('reference.needsVersion')] : []),
    ...(operation.demoOnly ? [t('reference.demoOnly')] : []),
  ]
  return (
    <>
      <PageHeader
        title={operation.name}
        crumbs={[{ label: t('reference.title'), href: `/${language}/api` }]}
        status={<Method method={operation.method} />}
        lead={<span lang="en">{operation.summary}</span>}
      />
      <div className="flex flex-col gap-8">
        <DescriptionList
          items={[
            { label: t('reference.address'), value: mono(operation.path) },
            { label: t('reference.mayCall'), value: <span lang="en">{operation.heldBy}</span> },
            ...headers.map((value, at) => ({ label: at === 0 ? t('reference.also') : '\u00a0', value })),
          ]}
        />
        <Section title={t('reference.example')}>
          <Command text={operation.example} label={t('reference.exampleLead')} />
        </Section>
        <Sends fields={operation.sends} name={operation.name} />
        <Refusals refusals={operation.refusals} name={operation.name} />
        <Answers fields={operation.answers} fileType={operation.fileType} name={operation.name} />
      </div>
    </>
  )
}
