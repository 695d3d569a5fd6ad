import { useI18n } from '../app/i18n.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import { CodeField } from './code-field.tsx'
import { identityPaths } from './identity-paths.ts'

/** Password and code once more, before the second factor itself is changed. */
export function BothFactorsForm(props: { action: string; danger?: boolean }) {
  const { t, language } = useI18n()
  return (
    <Form>
      <TextInput
        name="password"
        label={t('identity.signIn.password')}
        hint={t('identity.secondFactor.passwordHint')}
        type="password"
        required
        width="half"
        autoComplete="current-password"
      />
      <CodeField label={t('identity.recoveryCodes.code')} hint={t('identity.newPassword.codeHint')} />
      <ButtonRow>
        <Button kind={props.danger ? 'danger' : 'primary'}>{props.action}</Button>
        <LinkButton to={identityPaths(language).profile}>{t('identity.secondFactor.cancel')}</LinkButton>
      </ButtonRow>
    </Form>
  )
}
