import { switchPath } from '../app/acting-for.ts'
import { signedIn } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import { visit } from '../app/visit.ts'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/organization-choice.ts'
import { publicPage } from './identity-page.ts'

export const handle = publicPage

/** ACC-15: which of several organizations to act for. */
export function loader({ context, params, url }: Route.LoaderArgs) {
  return { memberships: signedIn(context.get(visit), url, params.lang).memberships }
}

export default function OrganizationChoice({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { memberships } = loaderData
  return (
    <>
      <PageHeader
        title={t('identity.choose.title')}
        lead={memberships.length === 0 ? t('identity.choose.none') : t('identity.choose.lead')}
      />
      {memberships.length === 0 ? null : (
        <ul className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface">
          {memberships.map((one) => (
            <li key={one.number}>
              <Form action={switchPath(language)} answer={noAnswer} inline className="w-full">
                <button
                  type="submit"
                  name="returnTo"
                  value={`/${language}/o/${one.number}`}
                  className="flex min-h-11 w-full flex-col px-4 py-2.5 text-left hover:bg-sunken"
                >
                  <span className="font-medium text-ink">{one.name}</span>
                  <span className="tabular text-hint text-muted">{one.number}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
