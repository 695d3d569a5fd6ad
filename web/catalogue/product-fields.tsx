import type { ProductContent } from '../../contract/catalogue.ts'
import { useI18n } from '../app/i18n.tsx'
import type { Submission } from '../app/submission.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '../ui/choice-fields.tsx'
import { NumberInput, TextInput } from '../ui/text-fields.tsx'

/** Names of the fields of a product's own terms, as errors name them. */
export const productFieldNames = [
  'code',
  'name',
  'status',
  'hostIdTypes',
  'serialShape',
  'partialAllocation',
  'movesPerYear',
  'graceHours',
  'overdraftPercent',
  'seatLingerMinutes',
] as const

/** What a form says of a product's own terms; a blank number of moves means as often as needed. */
export function productGiven({ text, texts }: Submission) {
  return {
    name: text('name'),
    status: text('status'),
    hostIdTypes: texts('hostIdTypes'),
    serialShape: text('serialShape'),
    partialAllocation: text('partialAllocation') === 'on',
    movesPerYear: text('movesPerYear').trim() === '' ? null : text('movesPerYear'),
    graceHours: text('graceHours'),
    overdraftPercent: text('overdraftPercent'),
    seatLingerMinutes: text('seatLingerMinutes'),
  }
}

/** Whether it is still sold. */
export function StatusField({ status }: { status: ProductContent['status'] | undefined }) {
  const { t } = useI18n()
  return (
    <RadioGroup
      name="status"
      label={t('catalogue.state')}
      required
      defaultValue={status ?? 'sold'}
      choices={(['sold', 'retired'] as const).map((value) => ({ value, label: t(`catalogue.status.${value}`) }))}
    />
  )
}

/** A code by which orders and files name something. It is chosen once: what was sold goes by it. */
export function CodeField({ hint }: { hint: string }) {
  const { t } = useI18n()
  return (
    <TextInput
      name="code"
      label={t('catalogue.code')}
      hint={hint}
      width="half"
      mono
      required
      maxLength={40}
      autoComplete="off"
    />
  )
}

/** LIC-1: a product's own terms. */
export function ProductFields({ content }: { content?: ProductContent }) {
  const { t } = useI18n()
  const count = (value: number | undefined) => String(value ?? 0)
  return (
    <>
      {content === undefined ? <CodeField hint={t('catalogue.form.codeHint')} /> : null}
      <TextInput
        name="name"
        label={t('catalogue.form.name')}
        defaultValue={content?.name}
        required
        maxLength={120}
        autoComplete="off"
      />
      <StatusField status={content?.status} />
      <CheckboxGroup
        name="hostIdTypes"
        label={t('catalogue.hostIdTypes')}
        required
        defaultValues={content?.hostIdTypes ?? ['hostname']}
        choices={(['hostname', 'mac', 'serial', 'uuid'] as const).map((value) => ({
          value,
          label: t(`catalogue.form.hostTypes.${value}`),
        }))}
      />
      <TextInput
        name="serialShape"
        label={t('catalogue.serialShape')}
        hint={t('catalogue.form.serialShapeHint')}
        width="half"
        mono
        defaultValue={content?.serialShape ?? ''}
        autoComplete="off"
      />
      <Checkbox
        name="partialAllocation"
        label={t('catalogue.partialAllocation')}
        hint={t('catalogue.form.partialHint')}
        defaultChecked={content?.partialAllocation ?? true}
      />
      <NumberInput
        name="movesPerYear"
        label={t('catalogue.movesPerYear')}
        hint={t('catalogue.form.movesHint')}
        defaultValue={content?.movesPerYear?.toString() ?? ''}
      />
      <NumberInput
        name="graceHours"
        label={t('catalogue.form.graceHours')}
        hint={t('catalogue.form.graceHint')}
        required
        defaultValue={count(content?.graceHours)}
      />
      <NumberInput
        name="overdraftPercent"
        label={t('catalogue.form.overdraft')}
        hint={t('catalogue.form.overdraftHint')}
        required
        defaultValue={count(content?.overdraftPercent)}
      />
      <NumberInput
        name="seatLingerMinutes"
        label={t('catalogue.form.linger')}
        hint={t('catalogue.form.lingerHint')}
        required
        defaultValue={count(content?.seatLingerMinutes)}
      />
    </>
  )
}
