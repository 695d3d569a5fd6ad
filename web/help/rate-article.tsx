import { useI18n } from '../app/i18n.tsx'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { Textarea } from '../ui/text-fields.tsx'

/** How far a reader has come: not asked yet, rated, or rated and explained. `ratingId` is what a comment belongs to. */
export type RatingStep =
  | { step: 'ask' }
  | { step: 'rated'; useful: 'yes' | 'no'; ratingId: string }
  | { step: 'commented' }

/** Where the forms lead, so that the answer is in sight without a script. */
const place = 'rating'

/** "Was this useful?" (UX-51): yes and no are kept at once; no opens one optional field. */
export function RateArticle({ rating, action }: { rating: RatingStep; action: string }) {
  const { t } = useI18n()
  return (
    <section id={place} data-screen-only aria-labelledby="rating-title" className="mt-10 border-t border-line pt-6">
      <h2 id="rating-title" className="mb-3 text-article font-semibold">
        {t('help.rating.question')}
      </h2>
      {rating.step === 'ask' ? (
        <ButtonRow>
          <Answer useful="yes" action={action} />
          <Answer useful="no" action={action} />
        </ButtonRow>
      ) : rating.step === 'commented' ? (
        <Notice tone="ok" announce title={t('help.rating.thanksComment')} />
      ) : (
        <div className="flex flex-col gap-4">
          <Notice
            tone="ok"
            announce
            title={rating.useful === 'yes' ? t('help.rating.thanksYes') : t('help.rating.thanksNo')}
          />
          {rating.useful === 'yes' ? null : <Comment ratingId={rating.ratingId} action={action} />}
        </div>
      )}
    </section>
  )
}

function Answer({ useful, action }: { useful: 'yes' | 'no'; action: string }) {
  const { t } = useI18n()
  return (
    <Form inline action={`${action}#${place}`} answer={noAnswer}>
      <input type="hidden" name="useful" value={useful} />
      <Button>{useful === 'yes' ? t('help.rating.yes') : t('help.rating.no')}</Button>
    </Form>
  )
}

function Comment({ ratingId, action }: { ratingId: string; action: string }) {
  const { t } = useI18n()
  return (
    <Form action={`${action}#${place}`}>
      <input type="hidden" name="useful" value="no" />
      <input type="hidden" name="explains" value={ratingId} />
      <Textarea
        name="comment"
        label={t('help.rating.comment')}
        hint={t('help.rating.commentHint')}
        rows={3}
        maxLength={1000}
      />
      <ButtonRow>
        <Button>{t('help.rating.send')}</Button>
      </ButtonRow>
    </Form>
  )
}
