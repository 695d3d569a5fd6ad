import { type ReactNode, useContext, useId } from 'react'
import { Form as RouterForm } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { useRootData } from '../app/root-data.ts'
import { hiddenFields } from '../app/submission.ts'
import { versionField } from '../app/version.ts'
import { ViewingContext } from '../app/viewing.ts'
import { ChangedMeanwhile, ChangedMeanwhileContext, isOutdated } from './changed-meanwhile.tsx'
import { classes } from './classes.ts'
import { type FormAnswer, FormAnswerContext, useFormAnswer } from './form-answer.ts'

/**
 * A form that works with and without JavaScript. A `post` form carries the session's token and a key that makes a
 * double click harmless; its fields show what was typed and what is wrong with it by themselves. `answer` is only
 * needed for a form with its own fetcher, or `noAnswer` for the second form of a page. The line that explains the
 * asterisk appears as soon as a field is required.
 */
export function Form(props: {
  children: ReactNode
  method?: 'get' | 'post'
  action?: string
  id?: string
  answer?: FormAnswer
  multipart?: boolean
  label?: string
  className?: string
  /** Reload the whole page: for actions that change who is signed in. */
  reload?: boolean
  /** Side by side instead of one under the other: for small forms of one button. */
  inline?: boolean
  /**
   * The version of what is edited, for forms that must not overwrite somebody else's change (PLT-3). Their page exports
   * `shouldRevalidate` of `app/version.ts`; `changed` says who made the newest version, where that is known.
   */
  version?: number
  changed?: { by: string; at: string } | undefined
}) {
  const { t } = useI18n()
  const { method = 'post', inline = false } = props
  const pageAnswer = useFormAnswer()
  const hidden = useHiddenFields()
  const answer = props.answer ?? pageAnswer
  const outdated = isOutdated(answer, props.version)
  return (
    <FormAnswerContext value={answer}>
      <RouterForm
        id={props.id}
        method={method}
        action={props.action}
        encType={props.multipart ? 'multipart/form-data' : undefined}
        reloadDocument={props.reload}
        aria-label={props.label}
        noValidate
        className={classes('group/form', inline ? 'inline-flex' : 'flex max-w-form flex-col gap-6', props.className)}
      >
        {method === 'get' ? null : hidden}
        {props.version === undefined ? null : <input type="hidden" name={versionField} value={props.version} />}
        {outdated ? <ChangedMeanwhile changed={props.changed} /> : null}
        {inline ? null : (
          <p className="hidden text-hint text-muted group-has-required/form:block">{t('ui.form.required')}</p>
        )}
        <ChangedMeanwhileContext value={outdated}>{props.children}</ChangedMeanwhileContext>
      </RouterForm>
    </FormAnswerContext>
  )
}

/** The hidden inputs of a `post` form, for the rare form that is not a `Form`. */
export function useHiddenFields(): ReactNode {
  const data = useRootData()
  const id = useId()
  const viewing = useContext(ViewingContext)
  return (
    <>
      <input type="hidden" name={hiddenFields.csrf} value={data?.csrf ?? ''} />
      <input type="hidden" name={hiddenFields.idempotencyKey} value={`${data?.formSeed ?? ''}${id}`} />
      {viewing === undefined ? null : <input type="hidden" name={hiddenFields.viewing} value={viewing} />}
    </>
  )
}
