import { expect, test } from 'vitest'
import { instant } from '../../values/calendar.ts'
import { couldGain, statusOf } from './access-request-rules.ts'
import type { Standing } from './contact-rules.ts'

const now = instant('2026-11-16T09:00:00Z')
const open = { status: 'open', askedAt: now, decidedAt: null, decidedBy: null } as const
const asker: Standing = { types: ['ship-to'], restricted: true, status: 'active' }

test.each<[string, Partial<Standing>, boolean]>([
  ['a restricted ship-to contact', {}, true],
  ['a restricted administrator', { types: ['administrator'] }, true],
  ['who is not restricted', { restricted: false }, false],
  ['who is deactivated', { status: 'inactive' }, false],
  ['who has no sign-in by their type', { types: ['sales'] }, false],
])('ACC-6: whether %s would gain by being granted access', (_, difference, expected) => {
  expect(couldGain({ ...asker, ...difference })).toBe(expected)
})

test.each<[string, Parameters<typeof statusOf>[0], Partial<Standing>, string]>([
  ['asked just now', open, {}, 'open'],
  ['a second less than 90 days old', { ...open, askedAt: instant('2026-08-18T09:00:01Z') }, {}, 'open'],
  ['90 days old', { ...open, askedAt: instant('2026-08-18T09:00:00Z') }, {}, 'lapsed'],
  ['of somebody unrestricted since', open, { restricted: false }, 'closed'],
  [
    'of somebody deactivated since, and old',
    { ...open, askedAt: instant('2026-01-01T00:00:00Z') },
    { status: 'inactive' },
    'closed',
  ],
  ['granted, whatever came after', { ...open, status: 'granted' }, { restricted: true }, 'granted'],
])('ACC-6: how a request stands that is %s', (_, request, difference, expected) => {
  expect(statusOf(request, { ...asker, ...difference }, now)).toBe(expected)
})
