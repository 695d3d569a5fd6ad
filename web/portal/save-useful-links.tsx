import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { type Submission, submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/save-useful-links.ts'

export const handle = { messages: ['portal'] } satisfies PageHandle

/** As many as the contract takes; the browser needs no schema for it. */
const linksMost = 8
const rows = Array.from({ length: linksMost }, (_, row) => row)
const fields = ['labelEn', 'labelEs', 'url'] as const

/** PLT-10: the vendor's links below every page. */
export async function loader({ context }: Route.LoaderArgs) {
  const { links } = outputOf(await context.get(visit).call('readPortalContent', {}))
  return { links }
}

/** The rows in which something was typed. */
function filled({ text }: Submission): number[] {
  return rows.filter((row) => fields.some((field) => text(`${field}.${row}`).trim() !== ''))
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const given = filled(submission)
  const { text } = submission
  const answer = await call('saveUsefulLinks', {
    links: given.map((row) => ({
      labelEn: text(`labelEn.${row}`),
      labelEs: text(`labelEs.${row}`),
      url: text(`url.${row}`),
    })),
  })
  if (answer.ok) throw redirect(`/${params.lang}/console/portal?saved`, 303)
  // Empty rows were left out of what was sent, so a fault names the place among the others.
  const named = (path: string) => {
    const [, place = '', field = ''] = path.split('.')
    return `${field}.${given[Number(place)] ?? place}`
  }
  const problem = {
    ...answer.problem,
    fields: answer.problem.fields?.map((field) => ({ ...field, path: named(field.path) })),
  }
  const names = rows.flatMap((row) => fields.map((field) => `${field}.${row}`))
  return refused(submission, problem, names)
}

export default function SaveUsefulLinks({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { links } = loaderData
  const back = `/${language}/console/portal`
  return (
    <>
      <PageHeader
        title={t('portal.links.edit')}
        lead={t('portal.links.lead')}
        crumbs={[{ label: t('portal.title'), href: back }]}
      />
      <Form className="max-w-content">
        {rows.slice(0, links.length + 2).map((row) => (
          <fieldset key={row} className="min-w-0">
            <legend className="mb-1.5 font-semibold">{t('portal.links.link', { place: f.number(row + 1) })}</legend>
            <div className="grid gap-3 md:grid-cols-[1fr_1fr_2fr]">
              <TextInput
                name={`labelEn.${row}`}
                label={t('portal.links.labelEn')}
                defaultValue={links[row]?.labelEn ?? ''}
                maxLength={60}
                lang="en"
              />
              <TextInput
                name={`labelEs.${row}`}
                label={t('portal.links.labelEs')}
                defaultValue={links[row]?.labelEs ?? ''}
                maxLength={60}
                lang="es"
              />
              <TextInput
                name={`url.${row}`}
                type="url"
                label={t('portal.links.url')}
                defaultValue={links[row]?.url ?? ''}
                maxLength={300}
              />
            </div>
          </fieldset>
        ))}
        <ButtonRow>
          <Button kind="primary">{t('portal.links.save')}</Button>
          <LinkButton to={back}>{t('portal.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
