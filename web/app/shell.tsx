import { Eye } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { PageFooter } from './page-footer.tsx'
import type { ShellProps } from './shell-types.ts'
import { SideNav } from './side-nav.tsx'
import { SkipLink } from './skip-link.tsx'
import { TopBar } from './top-bar.tsx'

/** Where the page's own content begins; the skip link and the focus after a change of page lead here. */
export const mainId = 'main'

/**
 * What surrounds every page of somebody signed in: navigation, search, tools, whose data it is, help, notices, links.
 * It is the same for customers, partners and staff; what it holds is given to it.
 */
export function Shell(props: ShellProps) {
  return (
    <>
      <SkipLink />
      <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <SideNav {...props} />
        <div className="flex min-h-dvh min-w-0 flex-col">
          <TopBar {...props} />
          {props.viewing === undefined ? null : (
            <section
              aria-label={props.viewing.text}
              data-screen-only
              className={classes(
                'flex min-h-11 flex-wrap items-center gap-3 border-b-2 px-4 py-1.5 lg:px-8',
                props.viewing.tone === 'accent'
                  ? 'border-accent bg-accent text-on-accent'
                  : 'border-warn bg-warn-soft text-warn',
              )}
            >
              <Icon of={Eye} />
              <div className="min-w-0 flex-1">
                <p className="font-medium">{props.viewing.text}</p>
                {props.viewing.detail === undefined ? null : <p>{props.viewing.detail}</p>}
              </div>
              {props.viewing.leave}
            </section>
          )}
          <main id={mainId} tabIndex={-1} className="w-full max-w-content flex-1 p-4 lg:p-8">
            {props.notices === undefined || props.notices.length === 0 ? null : (
              <div data-screen-only className="mb-6 flex flex-col gap-3">
                {props.notices.map((notice) => (
                  <Notice key={notice.id} tone={notice.tone} title={notice.title}>
                    {notice.text}
                  </Notice>
                ))}
              </div>
            )}
            {props.children}
          </main>
          <PageFooter resources={props.resources ?? []} homeHref={props.homeHref} helpHref={props.helpHref} />
        </div>
      </div>
      <ToastRegion />
    </>
  )
}
