import { Fragment } from 'react'

/** An e-mail address that breaks where people would break it: behind the @ and before a dot; elsewhere only where nothing else helps. */
export function EmailText({ value }: { value: string }) {
  const parts = value.split(/(?<=@)|(?=\.)/)
  return (
    <span className="min-w-0 wrap-break-word">
      {parts.map((part, at) => (
        <Fragment key={parts.slice(0, at + 1).join('')}>
          {at === 0 ? null : <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}
