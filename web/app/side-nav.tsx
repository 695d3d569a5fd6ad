import { CircleHelp, LogOut, UserRound, X } from 'lucide-react'
import { Link, useLocation } from 'react-router'
import { classes } from '../ui/classes.ts'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Icon } from '../ui/icon.tsx'
import { MenuButton, MenuGroup, MenuLink } from '../ui/menu.tsx'
import { Brand } from './brand.tsx'
import { useI18n } from './i18n.tsx'
import { useOtherLanguages } from './language-links.tsx'
import { isAt } from './navigation.ts'
import { forgetItems } from './palette-recents.ts'
import type { NavItem, ShellProps } from './shell-types.ts'
import { SwitchItems } from './switch-items.tsx'
import { ThemeForm } from './theme-form.tsx'

function NavRow({ item }: { item: NavItem }) {
  const isHere = isAt(item, useLocation().pathname)
  return (
    <li>
      <Link
        to={item.href}
        prefetch="intent"
        aria-current={isHere ? 'page' : undefined}
        className={classes(
          'flex min-h-8 items-center gap-2.5 rounded-control border px-2.5 text-body coarse:min-h-11',
          isHere
            ? 'border-transparent bg-accent-soft font-medium text-accent'
            : 'border-transparent text-muted hover:bg-sunken hover:text-ink',
        )}
      >
        <Icon of={item.icon} />
        {item.label}
      </Link>
    </li>
  )
}

/** What the top bar holds on a wide screen, as lists at the end of the phone's menu. */
function PhoneExtras(props: ShellProps) {
  const { t } = useI18n()
  const languages = useOtherLanguages()
  return (
    <div className="mt-4 border-t border-line lg:hidden">
      <SwitchItems others={props.others} />
      {props.tools.map((group) => (
        <MenuGroup key={group.title} title={group.title}>
          {group.tools.map((tool) => (
            <MenuLink key={tool.href} to={tool.href}>
              {tool.label}
            </MenuLink>
          ))}
        </MenuGroup>
      ))}
      <MenuGroup title={props.person?.userName}>
        <MenuLink to={props.helpHref} icon={CircleHelp}>
          {t('app.help')}
        </MenuLink>
        {props.person === undefined ? null : (
          <MenuLink to={props.person.profileHref} icon={UserRound}>
            {t('app.account.profile')}
          </MenuLink>
        )}
        {languages.map((other) => (
          <MenuLink key={other.language} to={other.href} lang={other.language}>
            {other.name}
          </MenuLink>
        ))}
      </MenuGroup>
      <div className="p-3">
        <ThemeForm />
      </div>
      {props.person === undefined ? null : (
        <Form action={props.person.signOutHref} answer={noAnswer} inline reload className="w-full px-1.5">
          <MenuButton icon={LogOut} onClick={forgetItems}>
            {t('app.account.signOut')}
          </MenuButton>
        </Form>
      )}
    </div>
  )
}

/** The id by which the phone's menu button opens the navigation. */
export const sideNavId = 'side-navigation'

/**
 * The navigation beside the page. It is a popover that wide screens simply always show: on a phone the browser opens
 * and closes it, without a script, and there is only one navigation in the page.
 */
export function SideNav(props: ShellProps) {
  const { t } = useI18n()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: links and buttons inside answer to the keyboard with the same click.
    <aside
      id={sideNavId}
      popover="auto"
      data-screen-only
      onClick={(event) => {
        const used = event.target instanceof Element && event.target.closest('a') !== null
        if (used && event.currentTarget.matches(':popover-open')) event.currentTarget.hidePopover()
      }}
      className="side-nav"
    >
      <div className="hidden h-14 items-center px-4 lg:flex">
        <Brand href={props.homeHref} />
      </div>
      <div className="flex h-14 items-center justify-between pr-1.5 pl-4 lg:hidden">
        <Brand href={props.homeHref} />
        <button
          type="button"
          popoverTarget={sideNavId}
          popoverTargetAction="hide"
          aria-label={t('app.menu.close')}
          className="inline-flex size-11 items-center justify-center rounded-control border border-transparent hover:bg-sunken forced:border-[ButtonText]"
        >
          <Icon of={X} size={20} />
        </button>
      </div>
      <nav aria-label={props.area} className="px-2.5 pt-2">
        <p className="px-2.5 pb-2 text-meta font-medium text-muted">
          {props.owner === undefined ? props.area : `${props.area} · ${props.owner.name}`}
        </p>
        <ul className="flex flex-col gap-0">
          {props.nav.map((item) => (
            <NavRow key={item.href} item={item} />
          ))}
        </ul>
      </nav>
      <PhoneExtras {...props} />
    </aside>
  )
}
