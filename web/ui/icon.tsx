import type { LucideIcon } from 'lucide-react'

/** A picture beside a word; never the only thing that says what something is, so it is hidden from screen readers. */
export type IconShape = LucideIcon

/** Draws an icon of the lucide set, 16 px unless told otherwise and growing with the text. Import the shape by name, so that only it is shipped. */
export function Icon({ of: Shape, size = 16, className }: { of: IconShape; size?: number; className?: string }) {
  return (
    <Shape aria-hidden="true" size={`${size / 16}rem`} strokeWidth={1.75} className={`shrink-0 ${className ?? ''}`} />
  )
}
