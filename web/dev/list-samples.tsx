import { useI18n } from '../app/i18n.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { StepList } from '../ui/step-list.tsx'
import { DescriptionList, SummaryList } from '../ui/summary-list.tsx'
import { Timeline } from '../ui/timeline.tsx'

/** Steps, summaries, facts and timelines. */
export function ListSamples() {
  const { t, f, language } = useI18n()
  const here = `/${language}/dev/ui`
  return (
    <Section title={t('dev.sections.lists')}>
      <StepList
        label={t('dev.list.steps')}
        current={2}
        steps={[
          { label: t('dev.list.stepHost'), href: here },
          { label: t('dev.list.stepSeats') },
          { label: t('dev.list.stepCheck') },
        ]}
      />
      <p className="text-muted">{t('ui.steps.position', { step: 2, total: 3 })}</p>
      <SummaryList
        rows={[
          { label: t('dev.list.licence'), value: <Code value="4A58B-115A9-28E2C" /> },
          { label: t('dev.list.host'), value: 'SRV-BUILD-01', changeHref: here },
          { label: t('dev.list.ends'), value: f.day('2027-05-01'), changeHref: here },
        ]}
      />
      <Card title={t('dev.list.licence')}>
        <DescriptionList
          items={[
            { label: t('dev.list.host'), value: 'SRV-BUILD-01' },
            {
              label: t('dev.list.ends'),
              value: `${f.day('2026-12-06')} (${f.relativeDays('2026-12-06', '2026-11-22')})`,
            },
            { label: t('dev.table.seats'), value: `${f.number(1234)} (${f.percent(0.125)})` },
            { label: t('dev.form.country'), value: f.list([f.country('ES'), f.country('DE'), f.country('MX')]) },
          ]}
        />
      </Card>
      <Card>
        <Timeline
          events={[
            {
              id: '3',
              at: '2026-11-22T14:05:00Z',
              title: t('dev.list.reallocated'),
              by: 'Ana García',
              onBehalfOf: 'Norte Systems',
              changes: [{ label: t('dev.list.host'), from: 'SRV-BUILD-01', to: 'SRV-BUILD-02' }],
              reason: t('dev.list.reason'),
            },
            { id: '2', at: '2026-11-21T09:30:00Z', title: t('dev.list.note'), by: 'Hugo Martín', staffOnly: true },
            { id: '1', at: '2026-11-20T08:00:00Z', title: t('dev.list.allocated'), by: 'Ana García' },
          ]}
        />
      </Card>
    </Section>
  )
}
