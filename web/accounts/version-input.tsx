import { versionField } from './contact-form.ts'

/** Carries the version that the page was made from. After a refusal it is the newest, as the page has then read it again. */
export function VersionInput({ version }: { version: number }) {
  return <input type="hidden" name={versionField} value={version} />
}
