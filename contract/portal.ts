import { z } from 'zod'
import { isInstant } from '../values/calendar.ts'
import { endpoint } from './endpoint.ts'
import { id, instantField, language, line, listOf } from './fields.ts'

/** Work that is planned, or a fault that is known. */
export const noticeKinds = ['planned', 'fault'] as const
/** Where a notice stands: still to come, on every page now, or no longer. */
export const noticeStates = ['coming', 'shown', 'over'] as const
/** So many links fit below a page. */
export const usefulLinksMost = 8

const webAddress = z
  .string()
  .trim()
  .min(1, 'required')
  .max(300, 'too-long')
  .pipe(z.url({ protocol: /^https?$/, error: 'not-a-url' }))

const usefulLink = z.strictObject({ labelEn: z.string(), labelEs: z.string(), url: z.string() })
export type UsefulLink = z.output<typeof usefulLink>

const serviceNotice = z.strictObject({
  id,
  kind: z.enum(noticeKinds),
  textEn: z.string(),
  textEs: z.string(),
  startsAt: instantField,
  /** Null: shown until somebody ends it. */
  endsAt: instantField.nullable(),
  state: z.enum(noticeStates),
})
export type ServiceNoticeView = z.output<typeof serviceNotice>

const portalFrame = z.strictObject({
  links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
  notices: z.array(z.strictObject({ id, kind: z.enum(noticeKinds), text: z.string() })),
})
export type PortalFrame = z.output<typeof portalFrame>

const moment = z
  .string()
  .refine(isInstant, { error: 'not-an-instant' })
  .transform((text) => (isInstant(text) ? text : z.NEVER))

/** What the vendor puts on every page (PLT-8, PLT-10). */
export const portal = {
  readPortalFrame: endpoint({
    method: 'GET',
    path: '/portal-frame',
    summary:
      'Public: the vendor’s useful links and the service notices that are shown now; up to 15 seconds old (PLT-8)',
    permission: 'public',
    input: z.strictObject({ language: language.optional() }),
    output: portalFrame,
    refusals: [],
  }),
  readPortalContent: endpoint({
    method: 'GET',
    path: '/portal-content',
    summary: 'Staff: useful links and the latest 50 service notices in both languages, for editing (PLT-10)',
    permission: 'portal.edit',
    input: z.strictObject({}),
    output: z.strictObject({ links: z.array(usefulLink), notices: z.array(serviceNotice) }),
    refusals: [],
  }),
  saveUsefulLinks: endpoint({
    method: 'POST',
    path: '/useful-links',
    summary: 'Staff: replaces the links below every page, in this order (PLT-10)',
    permission: 'portal.edit',
    input: z.strictObject({
      links: listOf(z.strictObject({ labelEn: line(60), labelEs: line(60), url: webAddress }), usefulLinksMost),
    }),
    output: z.strictObject({ links: z.array(usefulLink) }),
    refusals: [],
  }),
  saveServiceNotice: endpoint({
    method: 'POST',
    path: '/service-notices',
    summary: 'Staff: adds a service notice, or changes the one whose id is given (PLT-8)',
    permission: 'portal.edit',
    input: z.strictObject({
      noticeId: id.optional(),
      kind: z.enum(noticeKinds, 'not-one-of'),
      textEn: line(500),
      textEs: line(500),
      startsAt: moment,
      /** Null or left out: until somebody ends it. */
      endsAt: moment.nullable().default(null),
    }),
    output: serviceNotice,
    refusals: [],
    repeat: 'once',
  }),
  endServiceNotice: endpoint({
    method: 'POST',
    path: '/service-notices/{noticeId}/end',
    summary: 'Staff: takes a service notice off the pages now; one that is over stays as it is (PLT-8)',
    permission: 'portal.edit',
    input: z.strictObject({ noticeId: id }),
    output: serviceNotice,
    refusals: [],
  }),
}
