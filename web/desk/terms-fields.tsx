import type { ReactNode } from 'react'
import type { ProgrammeChangeView } from '../../contract/renewal-lines.ts'
import { useI18n } from '../app/i18n.tsx'
import { ChooseProgramme } from '../renewals/choose-programme.tsx'
import { choiceFields, type RenewalChoice, untils } from '../renewals/renewal-choice.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, RadioGroup } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import type { FormAnswer } from '../ui/form-answer.ts'
import { DateInput, TextInput } from '../ui/text-fields.tsx'
import type { ManualTerms } from './manual-terms.ts'

/** The form by which buttons elsewhere on the page change what is priced. */
export const termsFormId = 'terms'

/** For how long, and what is taken off: a GET form, so that a price can be kept as an address; reasons come with saving. */
export function TermsFields(props: {
  choice: RenewalChoice
  terms: ManualTerms
  /** The changes of programme that the lines could make. */
  changes: readonly ProgrammeChangeView[]
  answer: FormAnswer
  children: ReactNode
}) {
  const { t } = useI18n()
  const { choice, terms, changes, answer } = props
  return (
    <Form id={termsFormId} method="get" answer={answer} label={t('desk.terms.title')}>
      {choiceFields({ ...choice, until: '12', programme: '' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioGroup
        name="until"
        label={t('desk.terms.until')}
        defaultValue={choice.until}
        choices={untils.map((until) => ({
          value: until,
          label: until === 'end' ? t('desk.terms.end') : t('desk.terms.months', { months: until }),
        }))}
      />
      <DateInput name="end" label={t('desk.terms.endField')} defaultValue={choice.end} />
      <ChooseProgramme choice={choice} changes={changes} />
      <TextInput
        name="percent"
        label={t('desk.terms.percent')}
        hint={t('desk.terms.percentHint')}
        defaultValue={terms.percent}
        width="short"
        inputMode="decimal"
        autoComplete="off"
      />
      <TextInput
        name="amount"
        label={t('desk.terms.amount')}
        hint={t('desk.terms.amountHint')}
        defaultValue={terms.amount}
        width="short"
        inputMode="decimal"
        autoComplete="off"
      />
      <Checkbox
        name="waive"
        label={t('desk.terms.waive')}
        hint={t('desk.terms.waiveHint')}
        defaultChecked={terms.waive}
      />
      <Button className="self-start">{t('desk.terms.recalculate')}</Button>
      {props.children}
    </Form>
  )
}
