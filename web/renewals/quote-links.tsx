import { TextLink } from '../accounts/text-link.tsx'
import { Card } from '../ui/card.tsx'
import type { LinksInWords } from './quote-links.server.ts'

/** REN-10: who reads this quote without a sign-in, and where links to it are made and withdrawn. */
export function QuoteLinks({ links, href }: { links: LinksInWords; href: string }) {
  return (
    <div data-screen-only>
      <Card title={links.title}>
        <ul className="flex flex-col gap-2">
          {links.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {links.manage === null ? null : (
          <p className="mt-2">
            <TextLink to={href}>{links.manage}</TextLink>
          </p>
        )}
      </Card>
    </div>
  )
}
