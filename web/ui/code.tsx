import { CopyButton } from './copy-button.tsx'

/**
 * A licence code, host ID or order number: monospace, never wrapped inside a row. `group` splits it for the eye into
 * groups of so many characters; what is copied has none (UX-27). `copy` names it for the Copy button.
 */
export function Code({ value, group, copy }: { value: string; group?: number; copy?: string }) {
  const parts = group === undefined ? [value] : (value.match(new RegExp(`.{1,${group}}`, 'gu')) ?? [value])
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <code className="font-mono text-hint tracking-tight break-all">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code have no identity but their place.
          <span key={at} className={at === 0 ? undefined : 'ml-[0.5ch]'}>
            {part}
          </span>
        ))}
      </code>
      {copy === undefined ? null : <CopyButton text={value} label={copy} />}
    </span>
  )
}
