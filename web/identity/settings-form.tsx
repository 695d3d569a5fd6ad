import type { Me } from '../../contract/identity-fields.ts'
import { useI18n } from '../app/i18n.tsx'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { RadioGroup, Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import type { TimeZones } from './time-zones.ts'

/** Language, time zone and appearance: the same in every organization that one acts for. */
export function SettingsForm({ me, zones }: { me: Me; zones: TimeZones }) {
  const { t } = useI18n()
  const choice = (zone: string) => ({ value: zone, label: zone.replaceAll('_', ' ') })
  return (
    <Section title={t('identity.profile.settings')}>
      <Form reload>
        <RadioGroup
          name="language"
          label={t('identity.profile.language')}
          hint={t('identity.profile.languageHint')}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
          defaultValue={me.language}
        />
        <Select
          name="timeZone"
          label={t('identity.profile.timeZone')}
          choices={zones.single.map(choice)}
          groups={zones.groups.map((group) => ({ label: group.label, choices: group.zones.map(choice) }))}
          defaultValue={me.timeZone}
        />
        <RadioGroup
          name="theme"
          label={t('identity.profile.theme')}
          choices={[
            { value: 'system', label: t('app.theme.system') },
            { value: 'light', label: t('app.theme.light') },
            { value: 'dark', label: t('app.theme.dark') },
          ]}
          defaultValue={me.theme}
        />
        <ButtonRow>
          <Button kind="primary">{t('identity.profile.save')}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
