import type { ReactNode } from 'react'
import type { CustomerQuoteView, MissingView } from '../../contract/partner-quotes.ts'
import { useI18n } from '../app/i18n.tsx'
import { Notice } from '../ui/notice.tsx'

/** What must renew together and is missing: by name what the partner sees, as a number what it does not (REN-4). */
export function MissingNotice(props: {
  missing: readonly MissingView[]
  request?: CustomerQuoteView['request']
  action?: ReactNode
  children?: ReactNode
}) {
  const { t, f } = useI18n()
  const { missing, request, action, children } = props
  if (missing.length === 0) return null
  return (
    <Notice tone="warn" title={t('resale.missing.title')} action={action}>
      {missing.map(({ programme, product, lines, unseen }) => (
        <div key={`${programme.code}/${product.code}`}>
          <p>{t('resale.missing.text', { programme: programme.name, product: product.name })}</p>
          {unseen === 0 ? null : <p className="font-medium">{t('resale.missing.unseen', { count: unseen })}</p>}
          {lines.length === 0 ? null : (
            <p>
              {t('resale.missing.seen', {
                count: lines.length,
                codes: f.list(lines.slice(0, 20).map(({ licence }) => licence.code)),
              })}
            </p>
          )}
        </div>
      ))}
      <Asked request={request ?? null} />
      {children}
    </Notice>
  )
}

function Asked({ request }: { request: CustomerQuoteView['request'] }) {
  const { t, f } = useI18n()
  if (request === null || request.status === 'ended') return null
  if (request.status === 'open')
    return <p className="mt-1">{t('resale.missing.open', { by: request.askedBy, day: f.day(request.askedAt) })}</p>
  const day = f.day(request.decidedAt ?? request.askedAt)
  return <p className="mt-1">{t(`resale.missing.${request.status}`, { day })}</p>
}
