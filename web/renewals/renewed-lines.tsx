import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { Section } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pager } from '../ui/pager.tsx'
import { DropLine } from './drop-line.tsx'
import type { Priced } from './price-chosen.server.ts'
import { priceFormId } from './price-form.tsx'
import { PricedLines } from './priced-lines.tsx'
import { choiceHref, type RenewalChoice } from './renewal-choice.ts'
import type { RenewalPaths } from './renewal-paths.ts'

/** Lines that were chosen and cannot be renewed now, each with its reason. */
export function LeftOut(props: { leftOut: Priced['leftOut']; count: number; paths: RenewalPaths }) {
  const { t } = useI18n()
  const { leftOut, count, paths } = props
  if (count === 0) return null
  return (
    <div className="mb-6">
      <Notice tone="warn" title={t('renewals.price.leftOut')}>
        <p>{t('renewals.price.leftOutText', { count })}</p>
        <ul className="mt-1 list-disc pl-5">
          {leftOut.map(({ membershipId, licence, whyNot }) => (
            <li key={membershipId}>
              <TextLink to={paths.licence(licence.id)}>{licence.code}</TextLink>: {t(`renewals.whyNot.${whyNot}`)}
            </li>
          ))}
          {count > leftOut.length ? (
            <li>{t('renewals.price.leftOutMore', { count: count - leftOut.length })}</li>
          ) : null}
        </ul>
      </Notice>
    </div>
  )
}

/** The lines of the price, each of which can be left out again (REN-14). */
export function RenewedLines(props: { priced: Priced; choice: RenewalChoice; paths: RenewalPaths }) {
  const { t, f } = useI18n()
  const { priced, choice, paths } = props
  const { shown, pages } = priced
  const written = f.number(shown.of)
  return (
    <Section title={t('renewals.price.lines')}>
      {choice.out.length === 0 ? null : (
        <p>
          {t('renewals.price.dropped', { count: choice.out.length })}{' '}
          <TextLink to={choiceHref(paths.price, { ...choice, out: [] })}>{t('renewals.price.takeBack')}</TextLink>
        </p>
      )}
      {choice.whole && priced.missing === null ? (
        <p>
          {t('renewals.missing.added')}{' '}
          <TextLink to={choiceHref(paths.price, { ...choice, whole: false })}>{t('renewals.missing.only')}</TextLink>
        </p>
      ) : null}
      <PricedLines
        caption={t('renewals.price.caption')}
        count={
          shown.to - shown.from + 1 === shown.of
            ? t('renewals.price.count', { count: shown.of, written })
            : t('renewals.price.range', { from: f.number(shown.from), to: f.number(shown.to), written })
        }
        rows={priced.rows}
        currency={priced.currency}
        rounded={priced.rounded}
        paths={paths}
        action={shown.of === 1 ? undefined : (row) => <DropLine form={priceFormId} row={row} />}
      />
      <Pager label={t('renewals.price.pages')} {...pages} />
    </Section>
  )
}
