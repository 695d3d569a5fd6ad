import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'

export const handle = { messages: [] } satisfies PageHandle

export default function UiPage() {
  const { t, f } = useI18n()
  return (
    <main>
      {t('app.name')} {f.day('2026-12-06')} {f.number(12345)}
    </main>
  )
}
