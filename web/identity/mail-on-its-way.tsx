import { useI18n } from '../app/i18n.tsx'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { identityPaths } from './identity-paths.ts'

/** Said alike whether or not there was anybody to mail. */
export function MailOnItsWay(props: {
  title: string
  text: string
  nothing: string
  again: { to: string; label: string }
}) {
  const { t, language } = useI18n()
  return (
    <>
      <PageHeader title={props.title} />
      <div className="flex flex-col gap-4">
        <p>{props.text}</p>
        <p className="text-muted">{props.nothing}</p>
        <ButtonRow>
          <LinkButton kind="primary" to={identityPaths(language).signIn()}>
            {t('identity.signIn.title')}
          </LinkButton>
          <LinkButton to={props.again.to}>{props.again.label}</LinkButton>
        </ButtonRow>
      </div>
    </>
  )
}
