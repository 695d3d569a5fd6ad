import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './icon.tsx'

/** One `primary` a page (UX-4); `danger` for what cannot be undone; `quiet` inside rows and toolbars. */
export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

const shared =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-control border px-3.5 py-1.5 text-body font-medium no-underline transition-colors active:translate-y-px coarse:min-h-11 coarse:px-4'

const looks: Record<ButtonKind, string> = {
  primary:
    'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover forced:border-[ButtonText]',
  secondary: 'border-control/70 bg-surface text-ink hover:border-control hover:bg-sunken forced:border-[ButtonText]',
  danger: 'border-danger bg-danger text-on-accent hover:opacity-90 forced:border-[ButtonText]',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-sunken forced:border-[ButtonText]',
}

type Look = { kind?: ButtonKind; icon?: IconShape; children: ReactNode }

function Inside({ icon, children }: Pick<Look, 'icon' | 'children'>) {
  return (
    <>
      {icon === undefined ? null : <Icon of={icon} />}
      {children}
    </>
  )
}

/**
 * A button that does something. Inside a form it submits unless `type="button"`. Its words are a verb and its object
 * ("Assign advisor"), and it is never disabled: a refusal says why (UX-4, UX-24).
 */
export function Button({
  kind = 'secondary',
  icon,
  children,
  className,
  type = 'submit',
  ...rest
}: Look & Omit<ComponentProps<'button'>, 'children' | 'disabled'>) {
  return (
    <button {...rest} type={type} className={classes(shared, looks[kind], className)}>
      <Inside icon={icon}>{children}</Inside>
    </button>
  )
}

/** A link that looks like a button: for going somewhere, never for changing something. `reload` for downloads. */
export function LinkButton({
  kind = 'secondary',
  icon,
  children,
  className,
  to,
  reload = false,
  ...rest
}: Look & { to: string; reload?: boolean } & Omit<ComponentProps<'a'>, 'children' | 'href'>) {
  return (
    <Link {...rest} to={to} reloadDocument={reload} className={classes(shared, looks[kind], className)}>
      <Inside icon={icon}>{children}</Inside>
    </Link>
  )
}

/** Buttons side by side, wrapping on a phone; the primary one comes first in the source and on the screen. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>
}
