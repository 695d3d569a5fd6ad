/** An e-mail address that breaks behind the @, as people would break it, and elsewhere only where nothing else helps. */
export function EmailText({ value }: { value: string }) {
  const [name, host] = value.split(/(?<=@)/, 2)
  return (
    <span className="min-w-0 wrap-break-word">
      {name}
      <wbr />
      {host}
    </span>
  )
}
