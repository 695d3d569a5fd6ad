import type { ReactNode } from 'react'
import { Button, ButtonRow, LinkButton } from './button.tsx'
import { Form } from './form.tsx'
import { PageHeader } from './page-header.tsx'
import { SummaryList, type SummaryRow } from './summary-list.tsx'

/**
 * The page before something that matters: what was chosen, with Change links, what will follow, then the action. A page
 * and not a dialog, so that it can be linked to, reloaded and read in peace (UX-21, UX-34).
 */
export function ConfirmPage(props: {
  title: string
  kicker?: string
  summary: readonly SummaryRow[]
  consequence: ReactNode
  /** Verb and object: "Reallocate licence". */
  action: string
  back: { href: string; label: string }
  danger?: boolean
  /** Hidden inputs, or the typed name that an irreversible action asks for. */
  children?: ReactNode
  before?: ReactNode
}) {
  return (
    <>
      {props.before}
      <PageHeader title={props.title} kicker={props.kicker} />
      <div className="flex flex-col gap-6">
        <SummaryList rows={props.summary} />
        <div className="max-w-[42rem]">{props.consequence}</div>
        <Form>
          {props.children}
          <ButtonRow>
            <Button kind={props.danger ? 'danger' : 'primary'}>{props.action}</Button>
            <LinkButton to={props.back.href}>{props.back.label}</LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </>
  )
}
