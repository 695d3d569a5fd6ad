/** A part of a whole, drawn with attributes alone, as the content policy wants. `label` says both in words. */
export function Bar({ part, whole, label }: { part: number; whole: number; label: string }) {
  const share = whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole))
  return (
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full max-w-48" role="img" aria-label={label}>
      <rect width="100" height="6" rx="1.5" className="fill-line forced:fill-[GrayText]" />
      <rect width={share * 100} height="6" rx="1.5" className="fill-accent forced:fill-[Highlight]" />
    </svg>
  )
}
