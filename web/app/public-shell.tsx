import { LogIn } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Brand } from './brand.tsx'
import { useI18n } from './i18n.tsx'
import { LanguageLinks } from './language-links.tsx'
import { PageFooter } from './page-footer.tsx'
import { useRootData } from './root-data.ts'
import type { ResourceLink, ServiceNotice } from './shell-types.ts'
import { SkipLink } from './skip-link.tsx'

/**
 * What surrounds the pages that anybody may read: sign-in and help. Complete without a script. `narrow` puts a single
 * form in the middle.
 */
export function PublicShell(props: {
  children: ReactNode
  narrow?: boolean
  resources?: readonly ResourceLink[]
  notices?: readonly ServiceNotice[]
}) {
  const { t, language } = useI18n()
  const signedIn = (useRootData()?.actor.kind ?? 'visitor') !== 'visitor'
  const homeHref = `/${language}`
  const helpHref = `/${language}/help`
  return (
    <>
      <SkipLink />
      <div className="flex min-h-dvh flex-col">
        <header
          data-screen-only
          className="flex min-h-14 flex-wrap items-center gap-x-1 border-b py-1 border-line bg-surface px-4 lg:px-8"
        >
          <Brand href={homeHref} short />
          <div className="flex-1" />
          <Link
            to={helpHref}
            className="inline-flex min-h-9 items-center rounded-control px-2.5 text-muted hover:bg-sunken hover:text-ink coarse:min-h-11 phone:px-1.5"
          >
            {t('app.help')}
          </Link>
          <LanguageLinks className="phone:px-1.5" />
          <LinkButton
            to={signedIn ? homeHref : `/${language}/sign-in`}
            kind="secondary"
            icon={signedIn ? undefined : LogIn}
            className="ml-1 phone:px-2 phone:[&_svg]:hidden"
          >
            {signedIn ? t('app.home') : t('app.account.signIn')}
          </LinkButton>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className={
            props.narrow
              ? 'mx-auto w-full max-w-112 flex-1 px-4 py-8 lg:py-16'
              : 'mx-auto w-full max-w-240 flex-1 px-4 py-8 lg:px-8'
          }
        >
          {(props.notices ?? []).map((notice) => (
            <div key={notice.id} data-screen-only className="mb-6">
              <Notice tone={notice.tone} title={notice.title}>
                {notice.text}
              </Notice>
            </div>
          ))}
          {props.children}
        </main>
        <PageFooter resources={props.resources ?? []} homeHref={homeHref} helpHref={helpHref} />
      </div>
    </>
  )
}

/** Nothing around the page at all: for what is made to be printed (certificates, invoices, quotes). */
export function BareShell({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[52rem] bg-surface p-8">
      {children}
    </main>
  )
}
