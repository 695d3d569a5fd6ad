import { Download } from 'lucide-react'
import { invalid } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { languageOfPath } from '../app/language.ts'
import { organizationNav, organizationTools } from '../app/navigation.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { Shell } from '../app/shell.tsx'
import { submitted } from '../app/submission.ts'
import { translator } from '../app/translator.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/ui-page.ts'
import { FeedbackSamples } from './feedback-samples.tsx'
import { FormSamples } from './form-samples.tsx'
import { ListSamples } from './list-samples.tsx'
import { TableSamples } from './table-samples.tsx'

export const handle = { messages: ['dev'] } satisfies PageHandle

/** Answers as a real action would: everything wrong at once, what was typed kept. */
export function action({ context, url }: Route.ActionArgs) {
  const form = submitted(context)
  const t = translator(languageOfPath(url.pathname) ?? 'en', ['dev'])
  const faults = [
    ...(form.text('host') === '' ? [{ field: 'host', message: t('dev.form.nameMissing') }] : []),
    ...(/^[1-9]\d?$|^100$/.test(form.text('quantity'))
      ? []
      : [{ field: 'quantity', message: t('dev.form.quantityWrong') }]),
    ...(form.text('agree') === '' ? [{ field: 'agree', message: t('dev.form.agreeMissing') }] : []),
  ]
  return invalid(form, faults.length === 0 ? [{ message: t('dev.form.conflict') }] : faults)
}

export default function UiPage() {
  const { t, language } = useI18n()
  const number = '10000001'
  return (
    <Shell
      area={t('app.area.account')}
      homeHref={`/${language}/dev/ui`}
      helpHref={`/${language}/help`}
      nav={organizationNav(t, language, number)}
      tools={organizationTools(t, language, number)}
      owner={{ number, name: 'Norte Systems' }}
      others={[{ number: '10000002', name: 'Delta Partners' }]}
      person={{
        userName: 'Ana García',
        loginId: 'agarcia',
        profileHref: `/${language}/profile`,
        signOutHref: `/${language}/sign-out`,
      }}
      palette={{ source: `/${language}/dev/palette`, search: `/${language}/dev/ui` }}
      resources={[{ label: 'Reference desk', href: 'https://example.com/reference' }]}
      notices={[{ id: 'work', tone: 'info', title: t('dev.notice.info'), text: t('dev.notice.text') }]}
      viewing={{ text: 'Viewing Norte Systems', leave: <Button type="button">Leave</Button> }}
    >
      <PageHeader
        title={t('dev.title')}
        lead={t('dev.lead')}
        crumbs={[
          { label: t('app.home'), href: `/${language}` },
          { label: t('dev.title'), href: `/${language}/dev/ui` },
        ]}
        actions={
          <>
            <LinkButton icon={Download} to={`/${language}/dev/ui`}>
              {t('dev.buttons.secondary')}
            </LinkButton>
            <Button kind="primary">{t('dev.buttons.primary')}</Button>
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <FeedbackSamples />
        <TableSamples />
        <FormSamples />
        <ListSamples />
      </div>
    </Shell>
  )
}
