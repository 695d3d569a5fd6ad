import { X } from 'lucide-react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { Icon } from './icon.tsx'

/**
 * A short message over the page; `action` is usually the Undo that the timeline has as well (UX-34). Never an error. A newer
 * one `about` the same thing takes the place of the former.
 */
export type Toast = { text: string; action?: ReactNode; about?: string }

type Shown = Toast & { id: number }

const none: readonly Shown[] = []
let shown: readonly Shown[] = none
let last = 0
const listeners = new Set<() => void>()

function change(next: readonly Shown[]) {
  shown = next
  for (const listener of listeners) listener()
}

/** Shows a message for ten seconds; of more than three the oldest goes. Only in answer to what a person did. */
export function showToast(toast: Toast): void {
  last += 1
  const others = shown.filter(({ about }) => about === undefined || about !== toast.about)
  change([...others, { ...toast, id: last }].slice(-3))
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const lifetime = 10_000

function ToastCard({ toast }: { toast: Shown }) {
  const { t } = useI18n()
  const [held, setHeld] = useState(false)
  const { id } = toast
  const close = () => change(shown.filter((other) => other.id !== id))
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => change(shown.filter((other) => other.id !== id)), lifetime)
    return () => clearTimeout(timer)
  }, [held, id])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stays while the pointer or the focus is on it.
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="flex items-center gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 shadow-floating"
    >
      <p className="flex-1">{toast.text}</p>
      {toast.action === undefined ? null : (
        // Once it is taken back there is nothing left to take back.
        <div onSubmit={close}>{toast.action}</div>
      )}
      <button
        type="button"
        onClick={close}
        aria-label={t('ui.toast.dismiss')}
        className="inline-flex size-8 items-center justify-center rounded-control hover:bg-sunken coarse:size-11"
      >
        <Icon of={X} />
      </button>
    </div>
  )
}

/** Where toasts appear: once, in the shell. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(
    subscribe,
    () => shown,
    () => none,
  )
  return (
    <div
      role="status"
      data-screen-only
      className="pointer-events-none fixed right-4 bottom-4 left-4 z-20 flex flex-col items-end gap-2 *:pointer-events-auto *:w-full *:max-w-96"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}
