import { useI18n } from '../app/i18n.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Checkbox, CheckboxGroup, RadioGroup, Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { DateInput, FileInput, NumberInput, Textarea, TextInput } from '../ui/text-fields.tsx'

const countries = ['DE', 'ES', 'FR', 'GB', 'MX', 'US'] as const

/** Every field; sending it shows the error summary. */
export function FormSamples() {
  const { t, f, language } = useI18n()
  return (
    <Section title={t('dev.sections.form')}>
      <Form multipart>
        <TextInput
          name="host"
          label={t('dev.form.name')}
          hint={t('dev.form.nameHint')}
          required
          mono
          autoComplete="off"
        />
        <NumberInput name="quantity" label={t('dev.form.quantity')} required defaultValue="50" />
        <RadioGroup
          name="type"
          label={t('dev.form.type')}
          required
          defaultValue="hostname"
          choices={[
            { value: 'hostname', label: t('dev.form.typeHostname') },
            { value: 'mac', label: t('dev.form.typeMac') },
            { value: 'serial', label: t('dev.form.typeSerial'), hint: t('dev.form.typeSerialHint') },
          ]}
        />
        <DateInput name="from" label={t('dev.form.from')} defaultValue="2026-12-06" />
        <Select
          name="country"
          label={t('dev.form.country')}
          choices={countries.map((code) => ({ value: code, label: f.country(code) }))}
        />
        <CheckboxGroup
          name="features"
          label={t('dev.form.features')}
          defaultValues={['1']}
          choices={['1', '2'].map((value) => ({ value, label: t('dev.form.feature', { number: Number(value) }) }))}
        />
        <Textarea name="reason" label={t('dev.form.reason')} />
        <FileInput name="file" label={t('dev.form.file')} />
        <TextInput
          name="newPassword"
          type="password"
          label={t('dev.form.password')}
          width="half"
          autoComplete="new-password"
        />
        <Checkbox name="agree" label={t('dev.form.agree')} required />
        <ButtonRow>
          <Button>{t('dev.form.send')}</Button>
          <LinkButton kind="quiet" to={`/${language}/dev/ui`}>
            {t('dev.form.cancel')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Section>
  )
}
