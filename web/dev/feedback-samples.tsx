import { RotateCcw } from 'lucide-react'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showToast } from '../ui/toast.tsx'

function ButtonSamples() {
  const { t, language } = useI18n()
  return (
    <Section title={t('dev.sections.buttons')}>
      <ButtonRow>
        <Button>{t('dev.buttons.secondary')}</Button>
        <Button kind="danger">{t('dev.buttons.danger')}</Button>
        <Button kind="quiet">{t('dev.buttons.quiet')}</Button>
        <LinkButton to={`/${language}/dev/ui`}>{t('app.home')}</LinkButton>
        <Button
          type="button"
          icon={RotateCcw}
          onClick={() =>
            showToast({
              text: t('dev.buttons.returned'),
              action: (
                <Button type="button" kind="quiet">
                  {t('dev.buttons.undo')}
                </Button>
              ),
            })
          }
        >
          {t('dev.buttons.toast')}
        </Button>
      </ButtonRow>
    </Section>
  )
}

function StatusSamples() {
  const { t } = useI18n()
  return (
    <Section title={t('dev.sections.status')}>
      <Card>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Badge tone="ok">{t('dev.status.active')}</Badge>
          <Badge tone="warn">{t('dev.status.ending')}</Badge>
          <Badge tone="danger">{t('dev.status.ended')}</Badge>
          <Badge tone="info">{t('dev.status.trial')}</Badge>
          <Badge>{t('dev.status.hidden')}</Badge>
          <Code value="4A58B115A928E2C" group={5} copy={t('dev.status.code')} />
          <SeatBar label={t('dev.status.seats')} used={0} total={100} />
          <SeatBar label={t('dev.status.seats')} used={600} total={1000} />
          <SeatBar label={t('dev.status.seats')} used={100} total={100} />
        </div>
      </Card>
    </Section>
  )
}

/** Buttons, statuses, notices, empty states, loading. */
export function FeedbackSamples() {
  const { t } = useI18n()
  return (
    <>
      <ButtonSamples />
      <StatusSamples />
      <Section title={t('dev.sections.notices')}>
        <Notice tone="info" title={t('dev.notice.info')}>
          {t('dev.notice.text')}
        </Notice>
        <Notice tone="warn" title={t('dev.notice.warn')} />
        <Notice tone="danger" title={t('dev.notice.danger')} action={<Button>{t('dev.buttons.quiet')}</Button>} />
        <Notice tone="ok" title={t('dev.notice.ok')} />
      </Section>
      <Section title={t('dev.sections.empty')}>
        <Card flush>
          <EmptyState
            kind="nothing-yet"
            title={t('dev.empty.nothing')}
            action={<Button>{t('dev.buttons.primary')}</Button>}
          >
            {t('dev.empty.nothingText')}
          </EmptyState>
        </Card>
        <Card flush>
          <EmptyState kind="not-allowed" title={t('dev.empty.denied')} action={<Button>{t('dev.empty.ask')}</Button>}>
            {t('dev.empty.deniedText')}
          </EmptyState>
        </Card>
        <Card>
          <Skeleton label={t('dev.loading')} />
        </Card>
      </Section>
    </>
  )
}
