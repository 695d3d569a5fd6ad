import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { Button, type ButtonKind } from './button.tsx'
import { Form } from './form.tsx'
import { noAnswer } from './form-answer.ts'
import { Notice } from './notice.tsx'
import { showToast } from './toast.tsx'

/** How something is taken back: where it is posted to, and with which fields. */
export type Undo = { action: string; fields: readonly { name: string; value: string }[] }

/** The button that takes something back. */
export function UndoButton({ undo, kind }: { undo: Undo; kind?: ButtonKind }) {
  const { t } = useI18n()
  return (
    <Form answer={noAnswer} inline action={undo.action}>
      {undo.fields.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button {...(kind === undefined ? {} : { kind })}>{t('ui.undo')}</Button>
    </Form>
  )
}

type Done = { title: string; about: string; undo: Undo }

/** With scripts: a toast with Undo that stays for ten seconds over whichever page comes next. `about` names what it was done to. */
export function UndoToast({ title, about, undo }: Done) {
  const { key } = useLocation()
  const cameByForm = useNavigationType() !== 'POP'
  const toldAt = useRef('')
  useEffect(() => {
    if (!cameByForm || toldAt.current === key) return
    toldAt.current = key
    showToast({ text: title, about, action: <UndoButton undo={undo} kind="quiet" /> })
  }, [cameByForm, key, title, about, undo])
  return null
}

/** UX-34: says on the page that something was done that can be taken back, with Undo; and in a toast where scripts run. */
export function Undoable({ children, ...done }: Done & { children?: ReactNode }) {
  return (
    <>
      <UndoToast {...done} />
      <Notice tone="ok" announce title={done.title} action={<UndoButton undo={done.undo} />}>
        {children}
      </Notice>
    </>
  )
}
