import { ChevronDown } from 'lucide-react'
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react'
import { Link } from 'react-router'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './icon.tsx'

function closeAfterLink(event: MouseEvent<HTMLElement>) {
  if (event.target instanceof Element && event.target.closest('a, button[type="submit"]'))
    event.currentTarget.hidePopover()
}

/**
 * A button that opens a small panel. It is the browser's own popover: it opens, closes on Escape and on a click
 * elsewhere, and tells screen readers its state, all without a script. `label` replaces the button's words for screen
 * readers where those words are only a picture or a name.
 */
export function Menu(props: {
  button: ReactNode
  icon?: IconShape
  label?: string
  children: ReactNode
  className?: string
  /** Leaves the arrow out; for row menus whose button is three dots. */
  plain?: boolean
  /** Which edge of the button the panel keeps to. */
  align?: 'start' | 'end'
}) {
  const id = useId()
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={props.label}
        className={classes(
          'inline-flex min-h-9 min-w-0 items-center gap-1.5 rounded-control border border-transparent px-2.5 text-ink transition-colors hover:bg-sunken coarse:min-h-11 forced:border-[ButtonText]',
          props.className,
        )}
      >
        {props.icon === undefined ? null : <Icon of={props.icon} className="text-muted" />}
        <span className="min-w-0 truncate">{props.button}</span>
        {props.plain ? null : <Icon of={ChevronDown} size={14} className="text-muted" />}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the handler only closes the panel after one of its links was used. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links and buttons inside answer to the keyboard with the same click. */}
      <div
        id={id}
        popover="auto"
        onClick={closeAfterLink}
        className={props.align === 'start' ? 'menu-panel menu-panel-start' : 'menu-panel'}
      >
        {props.children}
      </div>
    </>
  )
}

/** A heading inside a menu, over a list of `MenuLink`s. */
export function MenuGroup({ title, children }: { title?: string; children: ReactNode }) {
  const id = useId()
  return (
    <div className="border-b border-line py-1.5 last:border-b-0">
      {title === undefined ? null : (
        <p id={id} className="px-[19px] py-1 text-meta font-medium text-muted">
          {title}
        </p>
      )}
      <ul aria-labelledby={title === undefined ? undefined : id}>{children}</ul>
    </div>
  )
}

const row =
  'flex min-h-8 w-full items-center gap-2.5 rounded-control border border-transparent px-3 py-1 text-left text-ink hover:bg-sunken coarse:min-h-11'

/** A place to go, as a line of a menu. */
export function MenuLink(props: {
  to: string
  icon?: IconShape
  children: ReactNode
  current?: boolean
  hint?: string
  lang?: string
  external?: boolean
}) {
  return (
    <li className="px-1.5">
      <Link
        to={props.to}
        lang={props.lang}
        hrefLang={props.lang}
        reloadDocument={props.external}
        rel={props.external ? 'noreferrer' : undefined}
        aria-current={props.current ? 'true' : undefined}
        className={classes(row, props.current && 'bg-accent-soft font-medium text-accent')}
      >
        {props.icon === undefined ? null : <Icon of={props.icon} className="text-muted" />}
        <span className="min-w-0 flex-1">{props.children}</span>
        {props.hint === undefined ? null : <span className="text-hint text-muted">{props.hint}</span>}
      </Link>
    </li>
  )
}

/** Something to do, as a line of a menu; it stands in a `Form`. */
export function MenuButton({
  icon,
  hint,
  children,
  ...rest
}: { icon?: IconShape; hint?: string; children: ReactNode } & Omit<
  ComponentProps<'button'>,
  'children' | 'className'
>) {
  return (
    <button type="submit" {...rest} className={row}>
      {icon === undefined ? null : <Icon of={icon} className="text-muted" />}
      <span className="min-w-0 flex-1">{children}</span>
      {hint === undefined ? null : <span className="text-hint text-muted">{hint}</span>}
    </button>
  )
}
