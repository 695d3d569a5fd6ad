import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { Submission } from './submission.ts'

/** How a form names the version that its page was made from, and where it is kept. */
export const versionField = 'version'

/** The version that the form was made from, for `If-Match`. */
export function versionGiven({ text }: Submission): { ifMatch?: string } {
  const version = text(versionField)
  return version === '' ? {} : { ifMatch: version }
}

/**
 * For pages whose form carries a version, to be exported by them: they are read again after a refusal, too, as they are
 * without JavaScript. Otherwise the form would keep the version that was refused, and could never be saved.
 */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return defaultShouldRevalidate || actionStatus !== undefined
}
