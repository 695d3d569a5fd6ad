import type { ProductContent } from '../../contract/catalogue.ts'
import { useI18n } from '../app/i18n.tsx'
import { Checkbox, CheckboxGroup, RadioGroup, Select } from '../ui/choice-fields.tsx'
import { DateInput, NumberInput, TextInput } from '../ui/text-fields.tsx'
import type { PartList } from './catalogue-paths.ts'
import { CodeField, StatusField } from './product-fields.tsx'

type Props = { content: ProductContent; place: number }

/** So many editions are shown to choose from at once; more become a list that opens (UX-29). */
const radiosMost = 7

function NameField({ name }: { name: string | undefined }) {
  const { t } = useI18n()
  return (
    <TextInput
      name="name"
      label={t('catalogue.form.name')}
      defaultValue={name}
      required
      maxLength={120}
      autoComplete="off"
    />
  )
}

function EditionFields({ content, place }: Props) {
  const { t } = useI18n()
  const edition = content.editions[place]
  return (
    <>
      {edition === undefined ? <CodeField hint={t('catalogue.form.codeHint')} /> : null}
      <NameField name={edition?.name} />
      <NumberInput
        name="rank"
        label={t('catalogue.form.rank')}
        hint={t('catalogue.form.rankHint')}
        required
        defaultValue={String(edition?.rank ?? content.editions.length + 1)}
      />
      {content.features.length === 0 ? null : (
        <CheckboxGroup
          name="featureCodes"
          label={t('catalogue.features')}
          defaultValues={edition?.featureCodes ?? []}
          choices={content.features.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </>
  )
}

function FeatureFields({ content, place }: Props) {
  const { t } = useI18n()
  const feature = content.features[place]
  return (
    <>
      {feature === undefined ? <CodeField hint={t('catalogue.form.featureCodeHint')} /> : null}
      <NameField name={feature?.name} />
      <Checkbox
        name="choosable"
        label={t('catalogue.whenAllocating')}
        hint={t('catalogue.form.choosableHint')}
        defaultChecked={feature?.choosable ?? false}
      />
    </>
  )
}

function VersionFields({ content, place }: Props) {
  const { t } = useI18n()
  const version = content.versions[place]
  return (
    <>
      <TextInput
        name="number"
        label={t('catalogue.form.number')}
        hint={t('catalogue.form.numberHint')}
        width="half"
        defaultValue={version?.number}
        required
        maxLength={40}
        autoComplete="off"
      />
      <DateInput
        name="releasedOn"
        label={t('catalogue.releasedOn')}
        hint={t('catalogue.form.releasedHint')}
        defaultValue={version?.releasedOn}
        required
      />
    </>
  )
}

function EditionChoice({ content, chosen }: { content: ProductContent; chosen: string | undefined }) {
  const { t } = useI18n()
  const shared = { name: 'editionCode', label: t('catalogue.edition'), required: true }
  const choices = content.editions.map(({ code, name }) => ({ value: code, label: name }))
  return choices.length > radiosMost ? (
    <Select {...shared} choices={choices} defaultValue={chosen} />
  ) : (
    <RadioGroup {...shared} choices={choices} {...(chosen === undefined ? {} : { defaultValue: chosen })} />
  )
}

function SkuFields({ content, place }: Props) {
  const { t } = useI18n()
  const sku = content.skus[place]
  const models = ['concurrent', 'user-device', 'per-cpu', 'per-appliance', 'site'] as const
  const grades = ['retail', 'not-for-resale', 'trial'] as const
  return (
    <>
      {sku === undefined ? <CodeField hint={t('catalogue.form.skuHint')} /> : null}
      <EditionChoice content={content} chosen={sku?.editionCode} />
      <RadioGroup
        name="model"
        label={t('catalogue.model')}
        required
        defaultValue={sku?.model ?? 'concurrent'}
        choices={models.map((value) => ({ value, label: t(`licences.models.${value}`) }))}
      />
      <NumberInput
        name="termMonths"
        label={t('catalogue.form.termMonths')}
        hint={t('catalogue.form.termHint')}
        defaultValue={sku?.termMonths?.toString() ?? ''}
      />
      <NumberInput
        name="maintenanceMonths"
        label={t('catalogue.form.maintenanceMonths')}
        hint={t('catalogue.form.maintenanceHint')}
        required
        defaultValue={String(sku?.maintenanceMonths ?? 0)}
      />
      <TextInput
        name="programmeCode"
        label={t('catalogue.form.programme')}
        hint={t('catalogue.form.programmeHint')}
        defaultValue={sku?.programmeCode ?? ''}
        mono
        width="half"
        autoComplete="off"
      />
      <RadioGroup
        name="grade"
        label={t('catalogue.grade')}
        required
        defaultValue={sku?.grade ?? 'retail'}
        choices={grades.map((value) => ({ value, label: t(`licences.grades.${value}`) }))}
      />
      <StatusField status={sku?.status} />
    </>
  )
}

/** What a form asks of one thing below a product; without a place, of a new one. */
export function PartFields({ list, ...props }: Props & { list: PartList }) {
  switch (list) {
    case 'editions':
      return <EditionFields {...props} />
    case 'features':
      return <FeatureFields {...props} />
    case 'versions':
      return <VersionFields {...props} />
    case 'skus':
      return <SkuFields {...props} />
  }
}
