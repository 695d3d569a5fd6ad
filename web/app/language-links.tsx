import { Link } from 'react-router'
import { useAddressIn } from './address-in.ts'
import { useI18n } from './i18n.tsx'
import { type Language, languages } from './language.ts'

const names: Record<Language, string> = { en: 'English', es: 'Español' }

/** The same page in every other language, each named in its own. */
export function useOtherLanguages(): readonly { language: Language; name: string; href: string }[] {
  const { language } = useI18n()
  const addressIn = useAddressIn()
  return languages
    .filter((other) => other !== language)
    .map((other) => ({ language: other, name: names[other], href: addressIn(other) }))
}

/** Links to the same page in every other language. */
export function LanguageLinks({ className }: { className?: string }) {
  return useOtherLanguages().map((other) => (
    <Link
      key={other.language}
      to={other.href}
      lang={other.language}
      hrefLang={other.language}
      className={`inline-flex min-h-9 items-center rounded-control px-2.5 text-muted hover:bg-sunken hover:text-ink coarse:min-h-11 ${className ?? ''}`}
    >
      {other.name}
    </Link>
  ))
}
