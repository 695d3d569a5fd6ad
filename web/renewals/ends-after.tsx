import { useI18n } from '../app/i18n.tsx'

/** How many ends are told one by one. */
const shownMost = 6

/** How many licences are covered until when once an order is booked. `whole`: all of its lines were read. */
export function EndsAfter({ ends, whole }: { ends: readonly { day: string; count: number }[]; whole: boolean }) {
  const { t, f } = useI18n()
  return (
    <ul>
      {ends.slice(0, shownMost).map(({ day, count }) => (
        <li key={day}>{t('renewals.accept.endsOn', { count, written: f.number(count), day: f.day(day) })}</li>
      ))}
      {whole && ends.length <= shownMost ? null : <li>{t('renewals.accept.endsMore')}</li>}
    </ul>
  )
}
