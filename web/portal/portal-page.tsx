import { Plus } from 'lucide-react'
import { redirect } from 'react-router'
import type { ServiceNoticeView, UsefulLink } from '../../contract/portal.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { type Language, languages } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { translator } from '../app/translator.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/portal-page.ts'

export const handle = { messages: ['portal'] } satisfies PageHandle

type Titles = Record<ServiceNoticeView['kind'], string>

/** PLT-8, PLT-10: what stands on every page, as readers see it, and the way to change it. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const content = outputOf(await call('readPortalContent', {}))
  return { ...content, titles: { en: titlesIn('en'), es: titlesIn('es') }, saved: url.searchParams.has('saved') }
}

/** What notices are headed by in a language that need not be this page's. */
function titlesIn(language: Language): Titles {
  const t = translator(language, ['portal'])
  return { planned: t('portal.kinds.planned'), fault: t('portal.kinds.fault') }
}

export async function action({ context, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  outputOf(await call('endServiceNotice', { noticeId: submitted(context).text('noticeId') }))
  throw redirect(`${url.pathname}?saved`, 303)
}

type Content = { links: readonly UsefulLink[]; notices: readonly ServiceNoticeView[] }

/** Notices and links as a reader of this language meets them. */
function Preview({ links, notices, language, titles }: Content & { language: Language; titles: Titles }) {
  const { t } = useI18n()
  const shown = notices.filter(({ state }) => state === 'shown')
  return (
    <div lang={language} className="flex flex-col gap-3">
      {shown.length === 0 ? <p className="text-muted">{t('portal.preview.noNotice')}</p> : null}
      {shown.map((notice) => (
        <Notice key={notice.id} tone={notice.kind === 'fault' ? 'warn' : 'info'} title={titles[notice.kind]}>
          {language === 'es' ? notice.textEs : notice.textEn}
        </Notice>
      ))}
      {links.length === 0 ? <p className="text-muted">{t('portal.preview.noLink')}</p> : null}
      <ul className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-3 text-hint">
        {links.map((link) => (
          <li key={`${link.url} ${link.labelEn}`}>
            <a href={link.url} className="inline-flex min-h-6 items-center text-muted hover:text-ink hover:underline">
              {language === 'es' ? link.labelEs : link.labelEn}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const tones = { coming: 'info', shown: 'ok', over: 'neutral' } as const

function Notices({ notices }: { notices: readonly ServiceNoticeView[] }) {
  const { t, f, language } = useI18n()
  return (
    <Table
      caption={t('portal.notices.title')}
      rows={notices}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'text',
          label: t('portal.notices.text'),
          rowHeader: true,
          roomy: true,
          cell: (row) => (
            <TextLink to={`/${language}/console/portal/notices/${row.id}`}>
              {language === 'es' ? row.textEs : row.textEn}
            </TextLink>
          ),
        },
        { key: 'kind', label: t('portal.notices.kind'), cell: (row) => t(`portal.kinds.${row.kind}`) },
        {
          key: 'state',
          label: t('portal.notices.state'),
          cell: (row) => <Badge tone={tones[row.state]}>{t(`portal.states.${row.state}`)}</Badge>,
        },
        { key: 'from', label: t('portal.notices.from'), nowrap: true, cell: (row) => f.instant(row.startsAt) },
        {
          key: 'until',
          label: t('portal.notices.until'),
          nowrap: true,
          cell: (row) => (row.endsAt === null ? t('portal.notices.untilEnded') : f.instant(row.endsAt)),
        },
        {
          key: 'end',
          label: t('portal.notices.end'),
          hideLabel: true,
          nowrap: true,
          cell: (row) =>
            row.state === 'over' ? null : (
              <Form answer={noAnswer} inline>
                <input type="hidden" name="noticeId" value={row.id} />
                <Button kind="quiet">{t('portal.notices.end')}</Button>
              </Form>
            ),
        },
      ]}
      empty={
        <EmptyState kind="nothing-yet" title={t('portal.notices.empty')}>
          {t('portal.notices.emptyText')}
        </EmptyState>
      }
    />
  )
}

export default function PortalPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { links, notices, titles, saved } = loaderData
  const base = `/${language}/console/portal`
  return (
    <>
      <PageHeader
        title={t('portal.title')}
        lead={t('portal.lead')}
        actions={
          <>
            <LinkButton to={`${base}/notices/new`} kind="primary" icon={Plus}>
              {t('portal.notices.add')}
            </LinkButton>
            <LinkButton to={`${base}/links`}>{t('portal.links.edit')}</LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {saved ? (
          <Notice tone="ok" announce>
            {t('portal.saved')}
          </Notice>
        ) : null}
        <Notices notices={notices} />
        <div className="grid gap-6 lg:grid-cols-2">
          {languages.map((one) => (
            <Card key={one} title={t(`portal.preview.${one}`)}>
              <Preview links={links} notices={notices} language={one} titles={titles[one]} />
            </Card>
          ))}
        </div>
      </div>
    </>
  )
}
