import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { DropLine } from '../renewals/drop-line.tsx'
import { MissingCover } from '../renewals/missing-cover.tsx'
import { PriceTotals } from '../renewals/price-totals.tsx'
import { PricedLines } from '../renewals/priced-lines.tsx'
import type { RenewalChoice } from '../renewals/renewal-choice.ts'
import type { RenewalPaths } from '../renewals/renewal-paths.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import type { FormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { Pager } from '../ui/pager.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import { AddLines, type FoundLines } from './add-lines.tsx'
import { approverText } from './desk-words.tsx'
import type { ManualPrice } from './manual-terms.server.ts'
import type { ManualTerms } from './manual-terms.ts'
import { TermsFields, termsFormId } from './terms-fields.tsx'

function Totals({ priced }: { priced: ManualPrice }) {
  const { t, f } = useI18n()
  const { currency, plainMinor, totalMinor, discountedMinor, waivedMinor, approver } = priced
  const parts = [
    { label: t('desk.price.plain'), minor: plainMinor },
    { label: t('desk.price.discounted'), minor: discountedMinor },
    { label: t('desk.price.waived'), minor: waivedMinor },
  ]
  return (
    <PriceTotals sums={priced}>
      {plainMinor === totalMinor ? null : (
        <dl className="tabular border-t border-line pt-2 text-hint">
          {parts.map(({ label, minor }) => (
            <div key={label} className="flex justify-between gap-4 py-0.5">
              <dt className="text-muted">{label}</dt>
              <dd className="whitespace-nowrap">{f.money(minor, currency)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>{t('desk.price.validUntil', { day: f.day(priced.validUntil) })}</p>
      {approver === null ? (
        <p className="text-muted">{t('desk.price.noApproval')}</p>
      ) : (
        <Notice tone="warn">{t('desk.price.approval', { approver: approverText(t, approver) })}</Notice>
      )}
    </PriceTotals>
  )
}

/** Reasons are asked for where something is taken off; a name where it is a quote of its own. */
function Keep(props: { terms: ManualTerms; label: boolean; back: string; version: number | undefined }) {
  const { t } = useI18n()
  const { terms, label, back, version } = props
  return (
    <Form label={t('desk.keep.title')} {...(version === undefined ? {} : { version })}>
      {label ? (
        <TextInput
          name="label"
          label={t('desk.keep.label')}
          hint={t('desk.keep.labelHint')}
          maxLength={120}
          autoComplete="off"
        />
      ) : null}
      {terms.percent === '' && terms.amount === '' ? null : (
        <TextInput
          name="discountReason"
          label={t('desk.keep.discountReason')}
          hint={t('desk.keep.reasonHint')}
          maxLength={500}
          autoComplete="off"
          required
        />
      )}
      {terms.waive ? (
        <TextInput
          name="waiverReason"
          label={t('desk.keep.waiverReason')}
          hint={t('desk.keep.reasonHint')}
          maxLength={500}
          autoComplete="off"
          required
        />
      ) : null}
      <ButtonRow>
        <Button kind="primary">{t(label ? 'desk.keep.save' : 'desk.keep.saveVersion')}</Button>
        <LinkButton to={back}>{t('desk.keep.back')}</LinkButton>
      </ButtonRow>
    </Form>
  )
}

/** What is otherwise than it was chosen first, and the way back. */
function Changed({ priced: { left, takeBackHref, whole, missing, onlyHref } }: { priced: ManualPrice }) {
  const { t } = useI18n()
  return (
    <>
      {left === 0 ? null : (
        <p>
          {t('renewals.price.dropped', { count: left })}{' '}
          <TextLink to={takeBackHref}>{t('renewals.price.takeBack')}</TextLink>
        </p>
      )}
      {whole && missing === null ? (
        <p>
          {t('renewals.missing.added')} <TextLink to={onlyHref}>{t('renewals.missing.only')}</TextLink>
        </p>
      ) : null}
    </>
  )
}

/** Preparing a quote, or its next version: what is taken off, what it then costs, who would have to agree, and keeping it. */
export function ManualQuote(props: {
  choice: RenewalChoice
  terms: ManualTerms
  priced: ManualPrice | null
  found: FoundLines
  answer: FormAnswer
  label: boolean
  /** Of the version that is revised. */
  version?: number
  back: string
  paths: RenewalPaths
}) {
  const { t, f } = useI18n()
  const { choice, terms, priced, found, answer, paths } = props
  return (
    <>
      <div className="mb-6 grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card title={t('desk.terms.title')}>
          <TermsFields choice={choice} terms={terms} changes={priced?.changes ?? []} answer={answer}>
            {choice.all ? null : <AddLines found={found} />}
          </TermsFields>
        </Card>
        {priced === null ? null : (
          <div className="flex flex-col gap-4">
            <Card title={t('desk.price.title')}>
              <Totals priced={priced} />
            </Card>
            {answer.faults.length > 0 ? null : (
              <Card title={t('desk.keep.title')}>
                <Keep version={props.version} terms={terms} label={props.label} back={props.back} />
              </Card>
            )}
          </div>
        )}
      </div>
      {priced === null || priced.missing === null ? null : (
        <div className="mb-6">
          <MissingCover
            missing={priced.missing}
            paths={paths}
            action={<LinkButton to={priced.completeHref}>{t('renewals.missing.add')}</LinkButton>}
          />
        </div>
      )}
      {priced === null || priced.leftOut.length === 0 ? null : (
        <div className="mb-6">
          <Notice tone="warn" title={t('desk.price.leftOut')}>
            <ul className="list-disc pl-5">
              {priced.leftOut.map(({ licence, whyNot }) => (
                <li key={licence.id}>
                  {licence.code}: {t(`renewals.whyNot.${whyNot}`)}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {priced === null ? null : (
        <Section title={t('desk.price.lines')}>
          <Changed priced={priced} />
          <PricedLines
            caption={t('desk.price.caption')}
            count={
              priced.shown.to - priced.shown.from + 1 === priced.shown.of
                ? t('desk.price.count', { count: priced.lineCount, written: f.number(priced.lineCount) })
                : t('renewals.price.range', {
                    from: f.number(priced.shown.from),
                    to: f.number(priced.shown.to),
                    written: f.number(priced.shown.of),
                  })
            }
            rows={priced.rows}
            currency={priced.currency}
            rounded={priced.rounded}
            paths={paths}
            action={priced.shown.of === 1 ? undefined : (row) => <DropLine form={termsFormId} row={row} />}
          />
          <Pager label={t('renewals.price.pages')} {...priced.pages} />
        </Section>
      )}
    </>
  )
}
