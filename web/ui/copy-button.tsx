import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { useHydrated } from './hydrated.ts'
import { Icon } from './icon.tsx'

/** Copies a text and says so. It only appears where scripts run: without them the text is selected by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useI18n()
  const hydrated = useHydrated()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 3000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <button
      type="button"
      onClick={copy}
      className={`inline-flex min-h-6 items-center gap-1 rounded-control px-1.5 align-middle text-hint text-muted hover:bg-sunken hover:text-ink coarse:min-h-11 ${hydrated ? '' : 'invisible'}`}
    >
      <Icon of={copied ? Check : Copy} size={14} />
      <span aria-live="polite">{copied ? t('ui.copy.copied') : t('ui.copy.copy')}</span>
      <span className="sr-only"> {label}</span>
    </button>
  )
}
