import { Monitor, Moon, Sun } from 'lucide-react'
import { useLocation } from 'react-router'
import { classes } from '../ui/classes.ts'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Icon, type IconShape } from '../ui/icon.tsx'
import { useI18n } from './i18n.tsx'
import { useRootData } from './root-data.ts'
import type { Theme } from './visit.ts'

const icons: Record<Theme, IconShape> = { system: Monitor, light: Sun, dark: Moon }
const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Light, dark, or as the device says: three buttons of a small form, so that it works without scripts. */
export function ThemeForm() {
  const { t } = useI18n()
  const chosen = useRootData()?.theme ?? 'system'
  const { pathname, search } = useLocation()
  return (
    <Form action="/preferences" answer={noAnswer} inline className="w-full" label={t('app.theme.title')}>
      <input type="hidden" name="returnTo" value={pathname + search} />
      <div className="flex w-full gap-0.5 rounded-control border border-line bg-sunken p-0.5">
        {themes.map((theme) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={theme === chosen}
            className={classes(
              'flex min-h-7 flex-1 items-center justify-center gap-1.5 rounded-[5px] border px-2 text-hint coarse:min-h-11',
              theme === chosen
                ? 'border-control/50 bg-surface font-medium forced:border-[Highlight]'
                : 'border-transparent text-muted hover:text-ink',
            )}
          >
            <Icon of={icons[theme]} size={14} />
            {t(`app.theme.${theme}`)}
          </button>
        ))}
      </div>
    </Form>
  )
}
