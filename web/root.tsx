import interFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import { Links, Outlet, Scripts, ScrollRestoration, useLocation, useMatches } from 'react-router'
import type { Route } from './+types/root.ts'
import { useAddressIn } from './app/address-in.ts'
import { FocusAfterNavigation } from './app/focus-after-navigation.tsx'
import { formSeed } from './app/form-key.ts'
import { I18n } from './app/i18n.tsx'
import icon from './app/icon.svg?url'
import { languageOfPath, languages } from './app/language.ts'
import { PageError } from './app/page-error.tsx'
import { joinHandles } from './app/page-handle.ts'
import { PublicShell } from './app/public-shell.tsx'
import { useRootData } from './app/root-data.ts'
import { acceptSubmission } from './app/submission.ts'
import { visit } from './app/visit.ts'

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }, next) => {
    await acceptSubmission(request, context)
    return next()
  },
]

export async function loader({ context, url }: Route.LoaderArgs) {
  const { actor, language, theme, nonce, csrf, origin, now, demo, timeZone, requestId } = context.get(visit)
  return {
    actor,
    csrf,
    demo,
    formSeed: await formSeed(nonce),
    language: languageOfPath(url.pathname) ?? language,
    now,
    origin,
    requestId,
    theme,
    timeZone: timeZone ?? 'UTC',
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRootData()
  const location = useLocation()
  const { messages, noScript } = joinHandles(useMatches().map((match) => match.handle))
  const language = languageOfPath(location.pathname) ?? data?.language ?? 'en'
  const addressIn = useAddressIn()
  return (
    <html
      lang={language}
      className={data === undefined || data.theme === 'system' ? undefined : data.theme}
      data-no-script={noScript ? '' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="preload" href={interFont} as="font" type="font/woff2" crossOrigin="anonymous" />
        {languages.map((other) => (
          <link key={other} rel="alternate" hrefLang={other} href={(data?.origin ?? '') + addressIn(other)} />
        ))}
        <Links />
      </head>
      <body>
        <I18n language={language} timeZone={data?.timeZone ?? 'UTC'} namespaces={messages}>
          {children}
        </I18n>
        {noScript ? null : (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  )
}

export default function Root() {
  return (
    <>
      <FocusAfterNavigation />
      <Outlet />
    </>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <PublicShell>
      <PageError error={error} />
    </PublicShell>
  )
}
