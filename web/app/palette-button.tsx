import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useHydrated } from '../ui/hydrated.ts'
import { Icon } from '../ui/icon.tsx'
import { useI18n } from './i18n.tsx'
import type { PaletteAddresses } from './shell-types.ts'

const PaletteDialog = lazy(() => import('./palette-dialog.tsx'))

function usePaletteKey(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
}

const frame =
  'flex overflow-hidden h-9 w-58 min-w-11 shrink-[30] items-center gap-2 rounded-control border border-line bg-surface px-3 text-left text-muted'

/**
 * The search in the top bar. As the page arrives it is a plain search form; once scripts run it becomes the button of
 * the palette, in the same place and size, unless somebody is already typing into it. The palette itself is fetched
 * when it is first wanted.
 */
export function PaletteButton({ addresses }: { addresses: PaletteAddresses }) {
  const { t } = useI18n()
  const hydrated = useHydrated()
  const input = useRef<HTMLInputElement>(null)
  const [typing, setTyping] = useState(false)
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement === input.current) setTyping(true)
  }, [])
  const [show] = useState(() => () => {
    setWanted(true)
    setOpen(true)
  })
  usePaletteKey(show)
  return (
    <>
      {hydrated && !typing ? (
        <button type="button" onClick={show} className={`${frame} hover:border-control`}>
          <Icon of={Search} />
          <span className="flex-1 truncate">{t('app.search.placeholder')}</span>
          <kbd className="hidden whitespace-nowrap rounded-[5px] xl:inline border border-line px-1.5 font-mono text-meta">
            Ctrl K
          </kbd>
        </button>
      ) : (
        <search className="contents">
          <form action={addresses.search} method="get" className={frame}>
            <Icon of={Search} />
            <input
              ref={input}
              type="search"
              name="q"
              aria-label={t('app.search.title')}
              placeholder={t('app.search.placeholder')}
              autoComplete="off"
              className="h-full w-full min-w-0 bg-transparent text-ink outline-none placeholder:text-muted"
            />
          </form>
        </search>
      )}
      {wanted ? (
        <Suspense fallback={null}>
          <PaletteDialog addresses={addresses} open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : null}
    </>
  )
}
