import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { MenuButton, MenuGroup } from '../ui/menu.tsx'
import { switchPath } from './acting-for.ts'
import { useI18n } from './i18n.tsx'
import type { OrganizationName } from './visit.ts'

/** The other companies that one may act for, as lines of a menu that switch at once (ACC-15). */
export function SwitchItems({ others = [] }: { others?: readonly OrganizationName[] | undefined }) {
  const { t, language } = useI18n()
  if (others.length === 0) return null
  return (
    <MenuGroup title={t('app.switcher.title')}>
      {others.map(({ number, name }) => (
        <li key={number} className="px-1.5">
          <Form action={switchPath(language)} answer={noAnswer} inline reload className="w-full">
            <MenuButton name="returnTo" value={`/${language}/o/${number}`} hint={number}>
              {name}
            </MenuButton>
          </Form>
        </li>
      ))}
    </MenuGroup>
  )
}
