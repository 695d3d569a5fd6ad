import { classes } from '../ui/classes.ts'

/** How the elements of an article look; the server makes them without classes. */
const look = classes(
  'max-w-prose text-article',
  '[&_h2]:mt-8 [&_h2]:mb-2 [&_h2]:text-h2 [&_h2]:font-semibold [&_h2]:break-after-avoid',
  '[&_h3]:mt-6 [&_h3]:mb-1 [&_h3]:font-semibold [&_h3]:break-after-avoid',
  '[&_p]:my-3 [&_ul]:my-3 [&_ol]:my-3 [&_ul]:list-disc [&_ol]:list-decimal [&_ul]:pl-6 [&_ol]:pl-6 [&_li]:my-1.5',
  '[&_li::marker]:text-muted [&_strong]:font-semibold [&_a]:link',
  '[&_code]:rounded-[4px] [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.875em]',
  '[&_code[data-short]]:whitespace-nowrap',
  '[&_pre]:my-3 [&_pre]:overflow-x-auto [&_pre]:rounded-control [&_pre]:border [&_pre]:border-line [&_pre]:bg-sunken [&_pre]:p-3',
  '[&_pre]:text-body [&_pre_code]:bg-transparent [&_pre_code]:p-0 [&_pre_code]:text-[1em]',
  'print:[&_pre]:whitespace-pre-wrap print:[&_pre]:break-inside-avoid',
)

/** The body of an article. */
export function ArticleText({ html }: { html: string }) {
  return (
    <div
      className={look}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own articles, rendered by the server with raw HTML off.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
