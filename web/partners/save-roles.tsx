import { redirect } from 'react-router'
import type { PartnerPersonView } from '../../contract/partners.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, CheckboxGroup, type Choice, Select } from '../ui/choice-fields.tsx'
import { EmailText } from '../ui/email-text.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/save-roles.ts'
import { deedIn, partnerPaths } from './partner-paths.ts'
import { RoleNames, roleOrder, whyNotText } from './partner-words.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** So many colleagues are offered as successors. */
const successorsMost = 100

/** PAR-3: what somebody does at the partner; who may take over their customers is read only where there are some. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, contactId } = params
  const person = outputOf(await call('readPartnerPerson', { number, contactId }))
  const { locations } = outputOf(await call('readPartner', { number }))
  const colleagues =
    (person.customers ?? 0) > 0
      ? outputOf(await call('listPartnerPeople', { number, hasRole: 'yes', limit: successorsMost })).items
      : []
  return {
    person,
    places: locations.map(({ id, name }) => ({ value: id, label: name })),
    successors: colleagues
      .filter((one) => one.contactId !== contactId && one.status === 'active')
      .map((one) => ({ value: one.contactId, label: `${one.firstName} ${one.lastName}` })),
    done: deedIn(url),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, contactId } = params
  const submission = submitted(context)
  const { text, texts } = submission
  const given = {
    number,
    contactId,
    roles: texts('roles'),
    locationId: text('locationId'),
    listed: text('listed') === 'on',
    successorId: text('successorId'),
  }
  const answer = await call('savePartnerRoles', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['roles', 'locationId', 'listed', 'successorId'])
  const { signIn } = answer.output
  const deed = signIn === 'invited' && text('signIn') !== 'invited' ? 'invited' : 'saved'
  throw redirect(partnerPaths(language, number).personDone(contactId, deed), 303)
}

function Facts({ person }: { person: Route.ComponentProps['loaderData']['person'] }) {
  const { t, f } = useI18n()
  const { customers } = person
  return (
    <Card title={t('partners.person.facts')}>
      <DescriptionList
        items={[
          { label: t('partners.people.email'), value: <EmailText value={person.email} /> },
          { label: t('partners.person.phone'), value: person.phone ?? t('partners.none') },
          { label: t('partners.person.jobTitle'), value: person.jobTitle ?? t('partners.none') },
          { label: t('partners.people.signIn'), value: t(`partners.people.signInStates.${person.signIn}`) },
          ...(person.actions.edit === null
            ? []
            : [
                { label: t('partners.people.roles'), value: <RoleNames roles={person.roles} /> },
                {
                  label: t('partners.people.location'),
                  value: person.location?.name ?? t('partners.person.noLocation'),
                },
              ]),
          ...(customers === null ? [] : [{ label: t('partners.person.customers'), value: f.number(customers) }]),
        ]}
      />
    </Card>
  )
}

/** The roles to tick, as far as the reader may give them; those that they may not travel along unchanged. */
function Roles({ person }: { person: PartnerPersonView }) {
  const { t } = useI18n()
  const { giveRoles, giveLeadingRoles } = person.actions
  if (giveRoles !== null)
    return (
      <div>
        <p className="font-medium">{t('partners.person.ownRoles')}</p>
        <p>
          <RoleNames roles={person.roles} />
        </p>
        <p className="text-hint text-muted">{whyNotText(t, giveRoles)}</p>
        {person.roles.map((role) => (
          <input key={role} type="hidden" name="roles" value={role} />
        ))}
      </div>
    )
  const offered = giveLeadingRoles === null ? roleOrder : roleOrder.slice(2)
  return (
    <CheckboxGroup
      name="roles"
      label={t('partners.people.roles')}
      hint={t('partners.person.rolesHint')}
      choices={offered.map((value) => ({
        value,
        label: t(`partners.roles.${value}`),
        hint: t(`partners.roleHints.${value}`),
      }))}
      defaultValues={person.roles}
    />
  )
}

function RolesForm({
  person,
  places,
  successors,
  back,
}: {
  person: Route.ComponentProps['loaderData']['person']
  places: readonly Choice[]
  successors: readonly Choice[]
  back: string
}) {
  const { t } = useI18n()
  const { customers, location, actions } = person
  const staysHere = actions.giveLeadingRoles === 'beyond-location'
  return (
    <Form version={person.version}>
      <input type="hidden" name="signIn" value={person.signIn} />
      <Roles person={person} />
      {staysHere ? (
        <input type="hidden" name="locationId" value={location?.id ?? ''} />
      ) : (
        <Select
          name="locationId"
          label={t('partners.people.location')}
          hint={t('partners.person.locationHint')}
          choices={[{ value: '', label: t('partners.person.noLocation') }, ...places]}
          defaultValue={location?.id ?? ''}
        />
      )}
      <Checkbox
        name="listed"
        label={t('partners.person.listed')}
        hint={t('partners.person.listedHint')}
        defaultChecked={person.listed}
      />
      {customers === null || customers === 0 || actions.giveRoles !== null ? null : (
        <Select
          name="successorId"
          label={t('partners.person.successor')}
          hint={t('partners.person.successorHint', { customers })}
          choices={[{ value: '', label: t('partners.person.noSuccessor') }, ...successors]}
        />
      )}
      {person.signIn === 'none' || person.signIn === 'lapsed' ? (
        <p className="text-muted">{t('partners.person.invites')}</p>
      ) : null}
      <ButtonRow>
        <Button kind="primary">{t('partners.person.save')}</Button>
        <LinkButton to={back}>{t('partners.cancel')}</LinkButton>
      </ButtonRow>
    </Form>
  )
}

export default function SaveRoles({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { person, places, successors, done } = loaderData
  const paths = partnerPaths(language, params.number)
  const name = `${person.firstName} ${person.lastName}`
  const { edit } = person.actions
  return (
    <>
      <PageHeader
        title={t('partners.person.title', { name })}
        lead={edit === null ? undefined : whyNotText(t, edit)}
        crumbs={[{ label: t('partners.people.title'), href: paths.people }]}
        status={person.isYou ? <Badge tone="info">{t('partners.you')}</Badge> : undefined}
      />
      <div className="flex flex-col gap-6">
        {done === null || done === 'registered' ? null : (
          <Notice
            tone="ok"
            announce
            title={t(done === 'invited' ? 'partners.person.savedInvited' : 'partners.person.saved')}
          />
        )}
        {person.status === 'inactive' ? <Notice tone="warn">{t('partners.person.inactiveNote')}</Notice> : null}
        {person.restricted ? <Notice tone="warn">{t('partners.person.restrictedNote')}</Notice> : null}
        <Facts person={person} />
        {edit === null ? (
          <RolesForm person={person} places={places} successors={successors} back={paths.people} />
        ) : null}
      </div>
    </>
  )
}
