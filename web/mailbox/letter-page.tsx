import { outputOf } from '../app/answers.ts'
import { onlyInDemo } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Section } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/letter-page.ts'

/** Complete without a script; the letter's HTML is a document of its own, in a frame that may do nothing but be read. */
export const handle = { messages: ['mailbox'], noScript: true, frames: true } satisfies PageHandle

/** PLT-7: one letter, as it went out. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyInDemo(here)
  const { html: _, ...letter } = outputOf(await here.call('readLetter', { letterId: params.letterId }))
  return letter
}

/** The letter's text, its addresses as links. */
function LetterText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/\S+)/)
  return (
    <div className="max-w-prose overflow-x-auto rounded-card border border-line bg-surface p-4 whitespace-pre-wrap">
      {parts.map((part, at) =>
        at % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a letter never change places.
          <a key={at} href={part} className="link break-all">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  )
}

export default function LetterPage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const letter = loaderData
  return (
    <>
      <meta name="robots" content="noindex" />
      <PageHeader title={letter.subject} crumbs={[{ label: t('mailbox.title'), href: `/${language}/mailbox` }]} />
      <div className="flex flex-col gap-8">
        <DescriptionList
          items={[
            {
              label: t('mailbox.to'),
              value: (
                <>
                  {letter.recipientName}{' '}
                  <a
                    href={`/${language}/mailbox?${new URLSearchParams({ to: letter.recipientEmail })}`}
                    className="link break-all"
                  >
                    {letter.recipientEmail}
                  </a>
                </>
              ),
            },
            { label: t('mailbox.written'), value: f.instant(letter.createdAt) },
            {
              label: t('mailbox.sent'),
              value: letter.sentAt === null ? t('mailbox.notYet') : f.instant(letter.sentAt),
            },
            { label: t('mailbox.kind'), value: <code className="font-mono text-hint">{letter.kind}</code> },
          ]}
        />
        <Section title={t('mailbox.html')}>
          <iframe
            src={`/${language}/mailbox/${params.letterId}/letter.html`}
            title={letter.subject}
            sandbox="allow-top-navigation-by-user-activation"
            className="h-160 w-full rounded-card border border-line bg-[#fff]"
          />
        </Section>
        <Section title={t('mailbox.text')}>
          <div lang={letter.language}>
            <LetterText text={letter.text} />
          </div>
        </Section>
      </div>
    </>
  )
}
