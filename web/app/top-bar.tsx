import { Building2, CircleHelp, LayoutGrid, LogOut, Menu as MenuIcon, Search, UserRound } from 'lucide-react'
import { Link } from 'react-router'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuButton, MenuGroup, MenuLink } from '../ui/menu.tsx'
import { Brand } from './brand.tsx'
import { useI18n } from './i18n.tsx'
import { LanguageLinks } from './language-links.tsx'
import { PaletteButton } from './palette-button.tsx'
import { forgetItems } from './palette-recents.ts'
import type { ShellProps } from './shell-types.ts'
import { sideNavId } from './side-nav.tsx'
import { SwitchItems } from './switch-items.tsx'
import { ThemeForm } from './theme-form.tsx'

function Switcher({ owner, others = [] }: ShellProps) {
  const { t } = useI18n()
  if (owner === undefined && others.length === 0) return null
  return (
    <Menu
      icon={Building2}
      button={owner === undefined ? t('app.switcher.choose') : owner.name}
      label={owner === undefined ? undefined : t('app.switcher.acting', { name: owner.name })}
      className="max-w-56 font-medium"
    >
      {owner === undefined ? null : (
        <MenuGroup title={t('app.switcher.current')}>
          <li className="px-[19px] py-1">
            <p className="font-medium">{owner.name}</p>
            <p className="tabular text-hint text-muted">{owner.number}</p>
          </li>
        </MenuGroup>
      )}
      <SwitchItems others={others} />
    </Menu>
  )
}

function AccountMenu({ person }: ShellProps) {
  const { t } = useI18n()
  if (person === undefined) return null
  return (
    <Menu
      icon={UserRound}
      button={person.userName}
      label={t('app.account.menu', { name: person.userName })}
      className="max-w-44"
    >
      <MenuGroup title={t('app.account.signedInAs', { loginId: person.loginId })}>
        <MenuLink to={person.profileHref} icon={UserRound}>
          {t('app.account.profile')}
        </MenuLink>
      </MenuGroup>
      <div className="border-b border-line p-3">
        <ThemeForm />
      </div>
      <Form action={person.signOutHref} answer={noAnswer} inline reload className="w-full p-1.5">
        <MenuButton icon={LogOut} onClick={forgetItems}>
          {t('app.account.signOut')}
        </MenuButton>
      </Form>
    </Menu>
  )
}

/** The phone's only bar: menu, where one is, search. */
function PhoneBar(props: ShellProps) {
  const { t } = useI18n()
  const square =
    'inline-flex size-11 shrink-0 items-center justify-center rounded-control border border-transparent hover:bg-sunken forced:border-[ButtonText]'
  return (
    <div className="flex w-full items-center gap-1 lg:hidden">
      <button type="button" popoverTarget={sideNavId} aria-label={t('app.menu.open')} className={square}>
        <Icon of={MenuIcon} size={20} />
      </button>
      <Brand href={props.homeHref} />
      <p className="ml-3 min-w-0 flex-1 truncate text-right text-hint text-muted">
        {props.owner === undefined ? null : <span className="sr-only">{t('app.switcher.current')}: </span>}
        {props.owner?.name}
      </p>
      {props.palette === undefined ? null : (
        <Link to={props.palette.search} aria-label={t('app.search.title')} className={square}>
          <Icon of={Search} size={20} />
        </Link>
      )}
    </div>
  )
}

/** The bar over the page: search at the left; tools, help, whose data, language and account at the right. */
export function TopBar(props: ShellProps) {
  const { t } = useI18n()
  return (
    <header
      data-screen-only
      className="sticky top-0 z-10 flex h-14 items-center border-b border-line bg-surface px-1.5 lg:px-4 xl:px-8"
    >
      <PhoneBar {...props} />
      <div className="hidden min-w-0 flex-1 items-center gap-1 lg:flex">
        {props.palette === undefined ? null : <PaletteButton addresses={props.palette} />}
        <Menu icon={LayoutGrid} button={t('app.tools.select')} align="start" className="ml-1">
          {props.tools.map((group) => (
            <MenuGroup key={group.title} title={group.title}>
              {group.tools.map((tool) => (
                <MenuLink key={tool.href} to={tool.href}>
                  {tool.label}
                </MenuLink>
              ))}
            </MenuGroup>
          ))}
        </Menu>
        <div className="flex-1" />
        <Switcher {...props} />
        <Link
          to={props.helpHref}
          className="inline-flex min-h-9 items-center gap-1.5 rounded-control px-2.5 text-muted hover:bg-sunken hover:text-ink coarse:min-h-11"
        >
          <Icon of={CircleHelp} />
          {t('app.help')}
        </Link>
        <LanguageLinks />
        <AccountMenu {...props} />
      </div>
    </header>
  )
}
