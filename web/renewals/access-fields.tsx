import type { AdvisorDraftView } from '../../contract/advisor-drafts.ts'
import type { AdvisorView } from '../../contract/advisors.ts'
import { useI18n } from '../app/i18n.tsx'
import type { Submission } from '../app/submission.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '../ui/choice-fields.tsx'
import { DateInput } from '../ui/text-fields.tsx'
import { counted } from './advisor-words.tsx'

const chosenScopes = ['quote', 'order', 'cases', 'allocate'] as const

/** Names of the fields below, to which faults belong. */
export const accessFieldNames = ['coverage', 'scopes', 'endsOn', 'extends'] as const

/** What the fields of scopes and time say; looking comes along always. */
export function scopesGiven({ text, texts }: Submission) {
  return {
    scopes: ['view', ...texts('scopes')],
    endsOn: text('endsOn'),
    extends: text('extends') === 'on' ? 'true' : 'false',
  }
}

type Example = AdvisorDraftView['example']['shown']

/** All or assigned, each said in a sentence with an example of the customer's own (PAR-6, UX-43). */
export function CoverageField(props: {
  chosen: AdvisorView['coverage'] | null
  licences: AdvisorView['licences']
  example: Example
}) {
  const { t, f } = useI18n()
  const { example } = props
  const named =
    example === null ? null : t('advisors.view.licence', { code: example.code, product: example.productName })
  const licences = counted(t, f.number, props.licences)
  return (
    <RadioGroup
      name="coverage"
      label={t('advisors.view.label')}
      required
      {...(props.chosen === null ? {} : { defaultValue: props.chosen })}
      choices={[
        {
          value: 'all',
          label: t('advisors.coverage.all'),
          hint: `${t('advisors.view.allHint', { licences })} ${named === null ? '' : t('advisors.view.allExample', { licence: named })}`,
        },
        {
          value: 'assigned',
          label: t('advisors.coverage.assigned'),
          hint: `${t('advisors.view.assignedHint')} ${named === null ? '' : t('advisors.view.assignedExample', { licence: named })}`,
        },
      ]}
    />
  )
}

/** What the partner may do besides looking, until when, and whether that extends by itself. */
export function ScopesFields(props: Pick<AdvisorDraftView, 'scopes' | 'endsOn' | 'extends'>) {
  const { t } = useI18n()
  return (
    <>
      <CheckboxGroup
        name="scopes"
        label={t('advisors.scopes.label')}
        hint={t('advisors.scopes.hint')}
        defaultValues={props.scopes}
        choices={chosenScopes.map((value) => ({
          value,
          label: t(`advisors.scope.${value}.label`),
          hint: t(`advisors.scope.${value}.hint`),
        }))}
      />
      <DateInput
        name="endsOn"
        label={t('advisors.scopes.endsOn')}
        hint={t('advisors.scopes.endsOnHint')}
        required
        defaultValue={props.endsOn}
      />
      <Checkbox
        name="extends"
        label={t('advisors.scopes.extends')}
        hint={t('advisors.scopes.extendsHint')}
        defaultChecked={props.extends}
      />
    </>
  )
}
