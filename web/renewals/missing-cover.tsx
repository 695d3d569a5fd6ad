import type { ReactNode } from 'react'
import { TextLink } from '../accounts/text-link.tsx'
import { Notice } from '../ui/notice.tsx'
import type { MissingWords } from './missing-words.server.ts'
import type { RenewalPaths } from './renewal-paths.ts'

/** Which licences must renew together and are missing, with the way to add them (REN-4). */
export function MissingCover(props: { missing: MissingWords | null; paths: RenewalPaths; action?: ReactNode }) {
  const { missing, paths, action } = props
  if (missing === null) return null
  return (
    <Notice tone="warn" title={missing.title} action={action}>
      {missing.covers.map(({ text, licences, more }) => (
        <p key={text}>
          {text}{' '}
          {licences.map(({ id, code }) => (
            <span key={id} className="mr-3 inline-block">
              <TextLink to={paths.licence(id)}>{code}</TextLink>
            </span>
          ))}
          {more}
        </p>
      ))}
    </Notice>
  )
}
