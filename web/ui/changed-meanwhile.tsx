import { createContext, use } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { versionField } from '../app/version.ts'
import type { FormAnswer } from './form-answer.ts'
import { Notice } from './notice.tsx'

/** What a field holds by the newest state of its page: as the form would send it, and in words. */
export type Now = { values: readonly string[]; words: string }

/** Whether the surrounding form was refused because somebody else was faster; then each field shows both values (UX-39). */
export const ChangedMeanwhileContext = createContext(false)

/** Whether what was sent was made from another version than the page has now: somebody changed it in between. */
export function isOutdated(answer: FormAnswer, version: number | undefined): boolean {
  const [sent] = answer.values[versionField] ?? []
  return version !== undefined && answer.faults.length > 0 && sent !== undefined && sent !== `${version}`
}

const filled = (values: readonly string[]) =>
  values
    .map((value) => value.replaceAll('\r\n', '\n').trim())
    .filter((value) => value !== '')
    .toSorted()
    .join('\n')

/** What a field is now, where that is not what was typed into it; null otherwise. */
export function useNow(now: Now | undefined, typed: readonly string[] | undefined): string | null {
  const changed = use(ChangedMeanwhileContext)
  if (!changed || now === undefined || typed === undefined || filled(typed) === filled(now.values)) return null
  return now.words
}

/** Beside what somebody typed: what the field is now. */
export function FieldNow({ id, words }: { id: string; words: string }) {
  const { t } = useI18n()
  return (
    <p id={id} className="text-hint font-medium whitespace-pre-line wrap-anywhere text-warn">
      {t('ui.conflict.now', { value: words === '' ? t('ui.conflict.nothing') : words })}
    </p>
  )
}

/** Over a form that was refused because somebody else was faster: who, where that is known, and what to do. */
export function ChangedMeanwhile({ changed }: { changed: { by: string; at: string } | undefined }) {
  const { t, f } = useI18n()
  const title =
    changed === undefined
      ? t('ui.conflict.title')
      : t('ui.conflict.titleBy', { name: changed.by, at: f.instant(changed.at) })
  return (
    <Notice tone="warn" title={title}>
      {t('ui.conflict.text')}
    </Notice>
  )
}
