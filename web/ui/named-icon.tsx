import { sheet } from 'virtual:icons'
import type { LucideProps } from 'lucide-react'

/** Where the drawing is: in this document where it came with it, else in the file of all. */
function placeOf(name: string): string {
  const here = `#icon-${name}`
  return import.meta.env.SSR || document.querySelector(here) !== null ? here : sheet + here
}

function shown(name: string, { size, className }: LucideProps) {
  return (
    <svg aria-hidden="true" width={size} height={size} className={className}>
      <use href={placeOf(name)} />
    </svg>
  )
}

/** What the build puts in the place of a lucide icon: it shows the drawing of that name. */
export function named(name: string) {
  return shown.bind(null, name)
}
