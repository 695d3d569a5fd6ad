/** A command to copy by hand: these pages run no script. It scrolls sideways in its own frame. */
export function Command({ text, label }: { text: string; label: string }) {
  return (
    <figure className="max-w-full">
      <figcaption className="mb-1.5 text-hint text-muted">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard (UX-15). */}
      <pre tabIndex={0} className="overflow-x-auto rounded-card border border-line bg-sunken p-4 font-mono text-hint">
        {text}
      </pre>
    </figure>
  )
}
