import { type ReactNode, useEffect, useRef } from 'react'
import { Form, useSubmit } from 'react-router'
import type { ProgrammeChangeView } from '../../contract/renewal-lines.ts'
import { useI18n } from '../app/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice-fields.tsx'
import { type FormAnswer, FormAnswerContext } from '../ui/form-answer.ts'
import { DateInput } from '../ui/text-fields.tsx'
import { ChooseProgramme } from './choose-programme.tsx'
import { EndCalendar } from './end-calendar.tsx'
import { choiceFields, type RenewalChoice, untils } from './renewal-choice.ts'
import type { EndsOnOffer } from './renewal-months.server.ts'

/** The form by which buttons elsewhere on the page change what is priced. */
export const priceFormId = 'renewal'

/** What can be chosen, and the latest end that the chosen lines have now. */
type Offer = EndsOnOffer & { latest: string | null; changes: readonly ProgrammeChangeView[] }

/** Makes the controls say what the address says, after a day was pressed in the calendar; never the one in use. */
function follow(form: HTMLFormElement, { until, end, programme }: RenewalChoice): void {
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement) || control === document.activeElement) continue
    if (control.name === 'until') control.checked = control.value === until
    if (control.name === 'programme') control.checked = control.value === programme
    if (control.name === 'end') control.value = end
  }
}

/** Whether a day is typed whole: a field gives the year 2 on the way to 2027. */
const isWhole = (day: string) => day >= '2000-01-01'

/**
 * Until when to renew (REN-5): a GET form, so that it stands in the address. With scripts every change is priced at once, and
 * a later one calls off what is still being computed; without, by the button.
 */
export function PriceForm(props: { choice: RenewalChoice; offer: Offer; answer: FormAnswer; children: ReactNode }) {
  const { choice, offer, answer, children } = props
  const { t, f } = useI18n()
  const submit = useSubmit()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (form.current !== null) follow(form.current, choice)
  }, [choice])
  const carried = choiceFields({ ...choice, until: '12', programme: '' })
  return (
    <FormAnswerContext value={answer}>
      <Form
        ref={form}
        id={priceFormId}
        method="get"
        replace
        preventScrollReset
        noValidate
        className="group/until flex flex-col gap-4"
        onChange={(event) => {
          const { currentTarget, target } = event
          clearTimeout(timer.current)
          if (target instanceof HTMLInputElement && target.name === 'end' && !isWhole(target.value)) return
          timer.current = setTimeout(() => submit(currentTarget, { replace: true, preventScrollReset: true }), 150)
        }}
      >
        {carried.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <RadioGroup
          name="until"
          label={t('renewals.price.until')}
          hideLabel
          defaultValue={choice.until}
          choices={untils.map((until) =>
            until === 'end'
              ? {
                  value: until,
                  label: t('renewals.price.end'),
                  hint: t('renewals.price.endHint', { last: f.day(offer.last) }),
                }
              : { value: until, label: t('renewals.price.months', { months: until }) },
          )}
        />
        <div className="hidden flex-wrap gap-x-10 gap-y-4 group-has-[[value=end]:checked]/until:flex">
          <div className="flex min-w-0 max-w-80 flex-col gap-4">
            <DateInput
              name="end"
              label={t('renewals.price.endField')}
              defaultValue={choice.end}
              min={offer.today}
              max={offer.last}
            />
            <Button className="self-start scripted:hidden">{t('renewals.price.recalculate')}</Button>
            <Quick offer={offer} />
          </div>
          <EndCalendar month={offer.month} chosen={choice.end} />
        </div>
        <ChooseProgramme choice={choice} changes={offer.changes} />
        {/* With an end of one's own there is one below the day as well: that is far above where a programme is chosen. */}
        <Button
          className={
            offer.changes.length === 0
              ? 'self-start scripted:hidden group-has-[[value=end]:checked]/until:hidden'
              : 'self-start scripted:hidden'
          }
        >
          {t('renewals.price.recalculate')}
        </Button>
        {children}
      </Form>
    </FormAnswerContext>
  )
}

/** Ends that many want, each a button (REN-14). */
function Quick({ offer }: { offer: Offer }) {
  const { t, f } = useI18n()
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{t('renewals.price.quick')}</legend>
      <div className="flex flex-wrap gap-2">
        {offer.yearEnds.map((day) => (
          <Button key={day} name="day" value={day}>
            {t('renewals.price.yearEnd', { year: day.slice(0, 4), day: f.day(day) })}
          </Button>
        ))}
        {offer.latest === null ? null : (
          <Button name="day" value={offer.latest}>
            {t('renewals.price.latest', { day: f.day(offer.latest) })}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
